// A part of this page as the server shows it now.

/** @returns {Promise<HTMLElement | undefined>} undefined when it is not there any more, or nobody answers */
export async function pagePart(id, here) {
  const response = here ? await fetch(here, { headers: { "X-Background": "1" } }).catch(() => undefined) : undefined;
  if (!response?.ok || response.redirected) return undefined;
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  return page.getElementById(id) ?? undefined;
}
