/** Whether an address is PostgreSQL's; all others are files of SQLite. */
export function isPostgres(url: string): boolean {
  return /^postgres(?:ql)?:\/\//.test(url);
}

/** An address as it may be shown: without its password, which may also be given as a parameter. */
export function shownUrl(url: string): string {
  return url.replace(/(\/\/[^/?#]*:)[^/?#]*@/, '$1…@').replace(/([?&]password=)[^&]*/g, '$1…');
}
