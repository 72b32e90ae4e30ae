/**
 * What a matter that was raised in the meeting may be used for. After the end everybody has had time: what was put on it
 * is answered like anything else, and the matter itself is for the next meeting.
 */
export function noticeWords(hasEnded: boolean, isForNextMeeting: boolean): string {
  if (!isForNextMeeting) return 'Raised in the meeting. Every party does without notice of it.'
  return hasEnded
    ? 'Raised in the meeting without notice, so it is for the next one. What was put to everyone on it can be answered now.'
    : 'Raised in the meeting, so it is for the next one: the others had no notice of it. It can be talked about, and answers to what is proposed here can only be taken away.'
}
