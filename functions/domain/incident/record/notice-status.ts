/** How far a notice has come. */
export type NoticeStatus =
  | 'drafted'
  | 'sealed'
  | 'approved'
  | 'delivering'
  | 'paused'
  | 'delivered'
  | 'rejected'
  | 'superseded'
  | 'withdrawn'
  | 'cancelled';
