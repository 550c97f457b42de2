// Reads calendars as an app would. In: their texts, as a JSON list. Out, for each: its components,
// and what takes place, repetitions and exceptions worked out; every time in UTC.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const shown = (time) => (time.isDate ? time.toString() : time.toJSDate().toISOString());

function property(found) {
  const value = found.getFirstValue();
  const [name, parameters] = found.toJSON();
  return [name, value instanceof ICAL.Time ? shown(value) : String(value), parameters];
}

function component(found) {
  return {
    name: found.name,
    properties: found.getAllProperties().map(property),
    components: found.getAllSubcomponents().map(component),
  };
}

function* occurrences(event) {
  if (event.isRecurring()) {
    const iterator = event.iterator();
    for (let next = iterator.next(); next; next = iterator.next()) yield event.getOccurrenceDetails(next);
  } else yield { startDate: event.startDate, endDate: event.endDate, item: event };
}

function read(text) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
  const events = calendar.getAllSubcomponents("vevent").map((event) => new ICAL.Event(event));
  for (const moved of events.filter((event) => event.isRecurrenceException()))
    events.find((event) => event.uid === moved.uid && event.isRecurring()).relateException(moved);
  const taking = events
    .filter((event) => !event.isRecurrenceException())
    .flatMap((event) => [...occurrences(event)])
    .map(({ startDate, endDate, item }) => [shown(startDate), shown(endDate), item.summary]);
  return { ...component(calendar), occurrences: taking.sort() };
}

process.stdout.write(JSON.stringify(JSON.parse(readFileSync(0, "utf8")).map(read)));
