/*
 * The page of an action item goes away once it is done: from then on it stands among the others of
 * its quarter. Who follows a link from before is taken there by its number.
 */
"use strict";

(async () => {
  const [, number] = /\/actions\/(\d+-\d+)\.html$/.exec(location.pathname) || [];
  if (!number) return;
  const found = await minutebook.find(number).catch(() => null);
  const pages = found ? await found.next() : [];
  const page = pages.find((each) => each.url.endsWith(`#${number}`));
  if (page) location.replace(page.url);
})();
