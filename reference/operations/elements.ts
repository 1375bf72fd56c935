import type { Call } from "../call.ts";
import { element, type XmlElement } from "../xml.ts";

/** When something was made (milliseconds since the epoch), as IAM writes it: to the second, in UTC. */
export function createDate(time: number): XmlElement {
  return element("CreateDate", new Date(time).toISOString().replace(/\.\d{3}Z$/, "Z"));
}

const usualItems = 100;

/**
 * One page of a list, with the elements IsTruncated and Marker (IAM API Reference, ListUsers). `items` are sorted by
 * `key`; the marker is the key of the last item shown, so that deleting what was shown moves nothing.
 */
export function page<Item>(
  call: Call,
  listName: string,
  items: readonly Item[],
  key: (item: Item) => string,
  write: (item: Item) => readonly XmlElement[],
): XmlElement[] {
  const marker = call.input.get("Marker");
  const rest = marker === undefined ? items : items.filter((item) => key(item) > marker);
  const shown = rest.slice(0, Number(call.input.get("MaxItems") ?? usualItems));
  const last = shown.at(-1);
  const isTruncated = shown.length < rest.length;
  const elements = [
    element(
      listName,
      shown.map((item) => element("member", write(item))),
    ),
    element("IsTruncated", String(isTruncated)),
  ];
  if (isTruncated && last !== undefined) elements.push(element("Marker", key(last)));
  return elements;
}
