/** How a sentence of a notice says that something is not known yet, whoever wrote it. */
const OPEN =
  /(?:調査|確認|検討|精査)中(?:です|であり|でございます|のため|$|。)|未定|未復旧|under (?:investigation|consideration)|being investigated|not (?:known|restored) yet|not yet$|to be (?:determined|confirmed)/im;

/** Whether a text leaves something open: `現在調査中です。`, `復旧見込み：未定`, `under investigation`. */
export function saysOpen(text: string): boolean {
  return OPEN.test(text);
}
