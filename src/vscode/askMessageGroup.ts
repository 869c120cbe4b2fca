import { messageGroupProblem } from "../rules/targetArn";
import { askText } from "./questions";

/** The message group of a FIFO queue, `proposed` unless the user writes another one; undefined if the user cancels. */
export function askMessageGroup(title: string, proposed: string): Promise<string | undefined> {
  return askText({
    title,
    prompt: "Message group of the FIFO queue: events of one group arrive in order.",
    value: proposed,
    check: messageGroupProblem,
  });
}
