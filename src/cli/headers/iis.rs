//! Headers for IIS: `web.config` in the site's folder.

use crate::cli::headers::cards;
use crate::cli::headers::{Header, TYPES, about_data, about_fresh, about_hsts, words};
use crate::diagnostic::lang::Lang;

/// Prints the file. IIS has no patterns for paths here, so browsers revalidate the search files as well; the answer
/// then is 304.
pub(super) fn print(headers: &[Header], lang: Lang) -> String {
    let place = words(
        lang,
        "content/static/web.config に置くと、サイトの一番上に写される",
        "keep this in content/static/web.config: it is copied to the top of the site",
    );
    let mut text = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let mut add = |line: &str| {
        text.push_str(line);
        text.push('\n');
    };
    add(&format!("<!-- {place} -->"));
    about_hsts(headers, lang).into_iter().for_each(|about| add(&comment(about)));
    add("<configuration>\n  <system.webServer>\n    <httpProtocol>\n      <customHeaders>");
    add("        <remove name=\"X-Powered-By\" />");
    for header in headers {
        add(&format!("        {}", comment(header.why(lang))));
        add(&format!("        <add name=\"{}\" value=\"{}\" />", header.name, attribute(&header.value)));
    }
    add("      </customHeaders>\n    </httpProtocol>\n    <staticContent>");
    for (ending, media) in TYPES {
        add(&format!("      <remove fileExtension=\".{ending}\" />"));
        add(&format!("      <mimeMap fileExtension=\".{ending}\" mimeType=\"{media}\" />"));
    }
    add(&format!("      {}", comment(about_fresh(lang))));
    add("      <clientCache cacheControlMode=\"DisableCache\" />\n    </staticContent>");
    add("    <httpErrors errorMode=\"Custom\">\n      <remove statusCode=\"404\" />");
    add("      <error statusCode=\"404\" path=\"404.html\" responseMode=\"File\" />\n    </httpErrors>");
    add("  </system.webServer>");
    let open = "<add name=\"Access-Control-Allow-Origin\" value=\"*\" />".to_owned();
    add_location(&mut add, ("data", about_data(lang)), &[open]);
    add_location(&mut add, (cards::FOLDER, cards::about(lang)), &card_headers());
    add("</configuration>");
    text
}

/// Headers for one folder, with the reason.
fn add_location(add: &mut dyn FnMut(&str), (folder, about): (&str, &str), headers: &[String]) {
    add(&format!("  {}\n  <location path=\"{folder}\">", comment(about)));
    add("    <system.webServer>\n      <httpProtocol>\n        <customHeaders>");
    headers.iter().for_each(|header| add(&format!("          {header}")));
    add("        </customHeaders>\n      </httpProtocol>\n    </system.webServer>\n  </location>");
}

fn card_headers() -> [String; 3] {
    let remove = |name| format!("<remove name=\"{name}\" />");
    let policy = format!("<add name=\"{}\" value=\"{}\" />", cards::CONTENT, attribute(cards::POLICY));
    [remove(cards::CONTENT), remove(cards::FRAMES), policy]
}

/// An XML comment must not contain two consecutive hyphens.
fn comment(text: &str) -> String {
    format!("<!-- {} -->", text.replace("--", ""))
}

fn attribute(value: &str) -> String {
    value.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;")
}
