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
    add(&format!("  {}\n  <location path=\"data\">", comment(about_data(lang))));
    add("    <system.webServer>\n      <httpProtocol>\n        <customHeaders>");
    add("          <add name=\"Access-Control-Allow-Origin\" value=\"*\" />");
    add("        </customHeaders>\n      </httpProtocol>\n    </system.webServer>\n  </location>");
    add_cards(&mut add, lang);
    add("</configuration>");
    text
}

fn add_cards(add: &mut dyn FnMut(&str), lang: Lang) {
    add(&format!("  {}\n  <location path=\"{}\">", comment(cards::about(lang)), cards::FOLDER));
    add("    <system.webServer>\n      <httpProtocol>\n        <customHeaders>");
    [cards::CONTENT, cards::FRAMES].iter().for_each(|name| add(&format!("          <remove name=\"{name}\" />")));
    add(&format!("          <add name=\"{}\" value=\"{}\" />", cards::CONTENT, attribute(cards::POLICY)));
    add("        </customHeaders>\n      </httpProtocol>\n    </system.webServer>\n  </location>");
}

/// An XML comment must not contain two consecutive hyphens.
fn comment(text: &str) -> String {
    format!("<!-- {} -->", text.replace("--", ""))
}

fn attribute(value: &str) -> String {
    value.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;")
}
