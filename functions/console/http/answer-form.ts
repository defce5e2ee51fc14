/**
 * Whether who asks for a path reads a page: browsers name `text/html` in their header `accept`. Programs that name nothing get JSON of the
 * API, and pages elsewhere.
 */
export function wantsPage(path: string, accept = ''): boolean {
  const isPage = accept.includes('text/html');
  return path.startsWith('/api/') ? isPage : isPage || !accept.includes('json');
}
