/** Why a team could not install the app. */
export type InstallFault = 'cancelled' | 'too-late' | 'org-wide' | 'refused' | 'not-now';

const FAULTS: Readonly<Record<InstallFault, readonly [heading: string, words: string]>> = {
  cancelled: [
    'Nothing was installed',
    'You stopped on Slack’s page. Begin again whenever you like.',
  ],
  'too-late': [
    'Please begin again',
    'This page is good for ten minutes, in the browser in which it was begun. Nothing was installed.',
  ],
  'org-wide': [
    'One workspace, please',
    'Oatcake is installed in one workspace at a time, not in a whole organisation. Begin again and choose the workspace of the team. Nothing was kept.',
  ],
  refused: [
    'Slack did not allow it',
    'Nothing was installed. Tell whoever runs Oatcake: its log has the word that Slack gave.',
  ],
  'not-now': [
    'That did not work',
    'Slack or the ledger could not be reached. Nothing was installed: try again in a few minutes.',
  ],
};

/** The page on which somebody begins to install the app. @param url Slack's own page */
export function installPage(url: string): string {
  return page(
    'Add Oatcake to Slack',
    'Oatcake keeps the record of what a support team buys for the people it works with. Slack asks you next what it may do; an admin then types <code>/spend setup</code>.',
    `<a class="button" href="${escaped(url)}">Add to Slack</a>`,
  );
}

/** The page after it worked. */
export function installedPage(team: string | undefined): string {
  const where = team === undefined ? 'your workspace' : escaped(team);
  return page(
    'Oatcake is installed',
    `It is in ${where} now. An admin types <code>/spend setup</code> there; until then nobody else can use it. You can close this page.`,
  );
}

/** The page after it did not. */
export function notInstalledPage(why: InstallFault): string {
  const [heading, words] = FAULTS[why];
  return page(heading, words, '<a class="button" href="/slack/install">Begin again</a>');
}

const STYLE =
  'body{font:1.1rem/1.5 system-ui,sans-serif;max-width:34rem;margin:3rem auto;padding:0 1rem;color:#1d1c1d}h1{font-size:1.6rem;line-height:1.25}code{white-space:nowrap}.button{display:inline-block;padding:.7rem 1.2rem;border-radius:.4rem;background:#6b4423;color:#fff;text-decoration:none;font-weight:600}';

function page(heading: string, words: string, below = ''): string {
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${heading}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${heading}</h1>
<p>${words}</p>
${below}
</body>
</html>
`;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
