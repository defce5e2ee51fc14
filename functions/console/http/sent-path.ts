/** What addresses do not carry as it stands: they lose it at the end, or leave it out. A lone percent sign is no escape. */
const UNCARRIED = /[\p{Cc}\s\\?#]|%(?![\da-f]{2})/giu;

/**
 * The event with the path as a browser would send it. The gateway hands it over decoded: an address that is made of it loses a control
 * character or a space at its end, so that another page would answer.
 */
export function asSent<Event extends object>(event: Event): Event {
  if (!('rawPath' in event) || typeof event.rawPath !== 'string') return event;
  return { ...event, rawPath: event.rawPath.replace(UNCARRIED, encodeURIComponent) };
}
