// Reloads the page when the preview server has a newer version of the site.
const seen = new URL(import.meta.url).search.slice(1);

async function wait() {
  for (;;) {
    try {
      const answer = await fetch(`/tomei-preview/changes?${seen}`);
      if ((await answer.text()) !== seen) {
        location.reload();
        return;
      }
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  }
}

wait();
