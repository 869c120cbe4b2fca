package software.amazon.event.ruler;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import java.io.IOException;
import java.io.StringWriter;
import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Asks event-ruler the same question without letting the elements of a list meet in one machine. Each element is asked
 * about each value of its path by itself; the value is then replaced by a mark, the list by an element that asks for
 * the mark, and event-ruler's array-consistent finder (ACFinder) answers. Where this differs from the whole machine's
 * answer, the difference is made by the elements' sharing a machine, which has no meaning in an event pattern.
 */
final class Isolation {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String YES = "yes";
    private static final String NO = "no";
    /** Equal to no JSON value, which are compared with their quotes. */
    private static final Patterns NEVER = Patterns.exactMatch("no JSON value");

    private final List<Map<String, List<Patterns>>> rules;
    private final String event;

    Isolation(final List<Map<String, List<Patterns>>> rules, final String event) {
        this.rules = rules;
        this.event = event;
    }

    /**
     * "true", "false" or the name of what was thrown. With {@code split}, every value of an anything-but list is asked
     * apart; with {@code sameFamily}, a CIDR range or an address is asked only about strings that are addresses of its
     * own family.
     */
    String verdict(final boolean split, final boolean sameFamily) {
        try {
            for (final Map<String, List<Patterns>> rule : rules) {
                if (matches(rule, split, sameFamily)) {
                    return "true";
                }
            }
            return "false";
        } catch (Exception error) {
            return error.getClass().getSimpleName();
        }
    }

    private boolean matches(final Map<String, List<Patterns>> rule, final boolean split, final boolean sameFamily)
            throws Exception {
        final Map<String, List<Patterns>> marked = new HashMap<>();
        for (final Map.Entry<String, List<Patterns>> entry : rule.entrySet()) {
            final List<Patterns> elements = new ArrayList<>();
            elements.add(Patterns.exactMatch('"' + YES + '"'));
            if (entry.getValue().stream().anyMatch(element -> element.type() == MatchType.ABSENT)) {
                elements.add(Patterns.absencePatterns());
            }
            marked.put(entry.getKey(), elements);
        }
        final Machine machine = machineWithStepsOf(rules);
        machine.addPatternRule("r", marked);
        return machine.rulesForJSONEvent(mark(rule, split, sameFamily)).contains("r");
    }

    /**
     * A machine that reads of an event what one with all these rules reads, and matches nothing yet. Which keys of an
     * event are read depends on every path of the pattern.
     */
    static Machine machineWithStepsOf(final List<Map<String, List<Patterns>>> rules) {
        final Machine machine = Machine.builder().withStructuredMatching(false).build();
        for (final Map<String, List<Patterns>> rule : rules) {
            for (final String path : rule.keySet()) {
                machine.addPatternRule("steps", Collections.singletonMap(path, Collections.singletonList(NEVER)));
            }
        }
        return machine;
    }

    /** The event with every leaf at one of the rule's paths replaced by a mark that says whether an element matches it. */
    private String mark(final Map<String, List<Patterns>> rule, final boolean split, final boolean sameFamily)
            throws Exception {
        final StringWriter text = new StringWriter();
        final Deque<String> names = new ArrayDeque<>();
        final Deque<Boolean> named = new ArrayDeque<>();
        try (JsonParser parser = JSON.createParser(event); JsonGenerator generator = JSON.createGenerator(text)) {
            String name = null;
            int depth = 0;
            do {
                final JsonToken token = parser.nextToken();
                if (token == null) {
                    break;
                }
                switch (token) {
                    case FIELD_NAME:
                        name = parser.getCurrentName();
                        generator.writeFieldName(name);
                        break;
                    case START_OBJECT:
                    case START_ARRAY:
                        named.push(name != null);
                        if (name != null) {
                            names.addLast(name);
                            name = null;
                        }
                        depth++;
                        generator.copyCurrentEvent(parser);
                        break;
                    case END_OBJECT:
                    case END_ARRAY:
                        if (named.pop()) {
                            names.removeLast();
                        }
                        depth--;
                        generator.copyCurrentEvent(parser);
                        break;
                    default:
                        final List<String> steps = new ArrayList<>(names);
                        if (name != null) {
                            steps.add(name);
                            name = null;
                        }
                        final List<Patterns> elements = rule.get(String.join(".", steps));
                        if (elements == null) {
                            generator.copyCurrentEvent(parser);
                        } else {
                            final boolean isString = token == JsonToken.VALUE_STRING;
                            generator.writeString(anyMatches(elements, parser.getText(), isString, split, sameFamily) ? YES : NO);
                        }
                }
            } while (depth > 0);
        }
        return text.toString();
    }

    private static boolean anyMatches(final List<Patterns> elements, final String text, final boolean isString,
                                      final boolean split, final boolean sameFamily) throws Exception {
        for (final Patterns element : elements) {
            if (element.type() == MatchType.ABSENT) {
                continue;
            }
            if (sameFamily && element instanceof Range && ((Range) element).isCIDR
                    && !(isString && addressDigits(text) == ((Range) element).bottom.length)) {
                continue;
            }
            if (split && element instanceof AnythingButValuesSet) {
                boolean all = true;
                for (final String value : ((AnythingButValuesSet) element).getValues()) {
                    all &= matchesAlone(new AnythingButValuesSet(element.type(), Collections.singleton(value)), text, isString);
                }
                if (all) {
                    return true;
                }
            } else if (matchesAlone(element, text, isString)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matchesAlone(final Patterns element, final String text, final boolean isString) throws Exception {
        final Machine machine = Machine.builder().withStructuredMatching(false).build();
        try {
            machine.addPatternRule("r", Collections.singletonMap("p", Collections.singletonList(element)));
        } catch (IndexOutOfBoundsException error) {
            // A range that begins or ends at the largest or smallest double can't be added: compare the digits here.
            if (element instanceof Range && !((Range) element).isCIDR) {
                return !isString && contains((Range) element, text);
            }
            throw error;
        }
        final StringWriter event = new StringWriter();
        try (JsonGenerator generator = JSON.createGenerator(event)) {
            generator.writeStartObject();
            generator.writeFieldName("p");
            if (isString) {
                generator.writeString(text);
            } else {
                generator.writeRawValue(text);
            }
            generator.writeEndObject();
        }
        return !machine.rulesForJSONEvent(event.toString()).isEmpty();
    }

    private static boolean contains(final Range range, final String text) {
        final byte[] digits;
        try {
            digits = ComparableNumber.generate(text).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        } catch (IllegalArgumentException error) {
            return false;
        }
        final int fromBottom = java.util.Arrays.compare(digits, range.bottom);
        final int fromTop = java.util.Arrays.compare(digits, range.top);
        return (range.openBottom ? fromBottom > 0 : fromBottom >= 0) && (range.openTop ? fromTop < 0 : fromTop <= 0);
    }

    /** How many hex digits the address has, 8 or 32; 0 when the text is not an address. */
    private static int addressDigits(final String text) throws IOException {
        if (!Constants.IPv4_REGEX.matcher(text).matches() && !Constants.IPv6_REGEX.matcher(text).matches()) {
            return 0;
        }
        try {
            return InetAddress.getByName(text).getAddress().length * 2;
        } catch (IOException error) {
            return 0;
        }
    }
}
