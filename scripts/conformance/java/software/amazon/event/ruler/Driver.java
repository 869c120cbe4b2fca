package software.amazon.event.ruler;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Answers what event-ruler says about patterns and events. Reads one request a line from standard input,
 * {@code {"id": n, "op": "ask" | "probe" | "complexity", "pairs": [[pattern, event], ...]}}, and writes one answer a
 * line, {@code {"id": n, "answers": [...]}}, in any order. It lives in event-ruler's own package because a few of the
 * classes that it asks are not public. The first argument is the number of threads.
 */
public final class Driver {
    private static final ObjectMapper MAPPER = new ObjectMapper(
            JsonFactory.builder().configure(JsonWriteFeature.ESCAPE_NON_ASCII, true).build());
    private static final String RULE = "r";
    /** How often a machine is built anew to see whether its answer depends on hash order: 1 in 2^20 stays unseen. */
    private static final int BUILDS = 20;
    private static final int COMPLEXITY_CAP = 100;

    private Driver() { }

    public static void main(final String[] arguments) throws Exception {
        final int threads = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1;
        final PrintStream output = new PrintStream(System.out, false, "UTF-8");
        final ExecutorService workers = Executors.newFixedThreadPool(threads, task -> new Thread(null, task, "worker", 512L << 20));
        final Semaphore room = new Semaphore(threads * 4);
        final BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8), 1 << 20);
        for (String line = input.readLine(); line != null; line = input.readLine()) {
            final String request = line;
            room.acquire();
            workers.execute(() -> {
                try {
                    final String answer = answer(request);
                    synchronized (output) {
                        output.println(answer);
                        output.flush();
                    }
                } catch (Throwable failure) {
                    failure.printStackTrace();
                    System.exit(2);
                } finally {
                    room.release();
                }
            });
        }
        workers.shutdown();
        workers.awaitTermination(1, TimeUnit.HOURS);
    }

    private static String answer(final String line) throws Exception {
        final JsonNode request = MAPPER.readTree(line);
        final String operation = request.get("op").asText();
        final ObjectNode response = MAPPER.createObjectNode();
        response.set("id", request.get("id"));
        final ArrayNode answers = response.putArray("answers");
        for (final JsonNode pair : request.get("pairs")) {
            final String pattern = pair.get(0).textValue();
            final String event = pair.get(1).textValue();
            switch (operation) {
                case "ask": answers.add(ask(pattern, event)); break;
                case "probe": answers.add(probe(pattern, event)); break;
                case "complexity": answers.add(complexity(pattern)); break;
                default: throw new IllegalArgumentException(operation);
            }
        }
        return MAPPER.writeValueAsString(response);
    }

    /** The text as UTF-8 carries it to whoever asked: half of a surrogate pair becomes a question mark. */
    private static String sent(final String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    /** What a pattern compiles to, or why it does not. */
    private static final class Compiled {
        private List<Map<String, List<Patterns>>> rules;
        /** The text of JsonRuleCompiler's refusal; with rules beside it, the older compiler accepted the pattern. */
        private String error;
    }

    private static Compiled compile(final String pattern) {
        final Compiled compiled = new Compiled();
        try {
            compiled.rules = JsonRuleCompiler.compile(pattern);
        } catch (JsonParseException error) {
            compiled.error = error.getLocalizedMessage();
            try {
                compiled.rules = Collections.singletonList(RuleCompiler.compile(pattern, true));
            } catch (Exception refused) {
                compiled.rules = null;
            }
        } catch (Exception error) {
            compiled.error = String.valueOf(error.getLocalizedMessage());
        }
        return compiled;
    }

    private static Machine machine(final List<Map<String, List<Patterns>>> rules, final boolean structured) {
        final Machine machine = Machine.builder().withStructuredMatching(structured).build();
        rules.forEach(rule -> machine.addPatternRule(RULE, rule));
        return machine;
    }

    /** The verdict of the machine that event-ruler builds by default. */
    private static ObjectNode ask(final String pattern, final String event) {
        final ObjectNode answer = MAPPER.createObjectNode();
        final Compiled compiled = compile(pattern);
        if (compiled.rules == null) {
            return answer.put("patternError", sent(compiled.error));
        }
        if (compiled.error != null) {
            answer.put("legacy", sent(compiled.error));
        }
        final Machine machine;
        try {
            machine = machine(compiled.rules, true);
        } catch (RuntimeException error) {
            return answer.put("patternError", String.valueOf(error.getMessage())).put("thrown", error.getClass().getSimpleName());
        }
        if (compiled.error == null && pattern.contains("wildcard")) {
            answer.put("complexity", machine.evaluateComplexity(new MachineComplexityEvaluator(COMPLEXITY_CAP)));
        }
        try {
            return answer.put("match", !machine.rulesForJSONEvent(event).isEmpty());
        } catch (IllegalArgumentException | IOException error) {
            return answer.put("eventError", String.valueOf(error.getMessage()));
        } catch (Exception error) {
            return answer.put("eventError", String.valueOf(error.getMessage())).put("thrown", error.getClass().getSimpleName());
        }
    }

    /** Every answer that machines of each kind give, and what they give when each element is asked by itself. */
    private static ObjectNode probe(final String pattern, final String event) {
        final ObjectNode answer = MAPPER.createObjectNode();
        final Compiled compiled = compile(pattern);
        if (compiled.rules == null) {
            answer.put("patternError", sent(compiled.error));
        } else {
            probeValid(answer, pattern, event, compiled);
        }
        final ObjectNode modern = probeModern(pattern, event);
        if (modern != null) {
            answer.set("modernNumbers", modern);
        }
        return answer;
    }

    private static void probeValid(final ObjectNode answer, final String pattern, final String event, final Compiled compiled) {
        for (final boolean structured : new boolean[] {true, false}) {
            final TreeSet<String> seen = new TreeSet<>();
            for (int build = 0; build < BUILDS; build++) {
                seen.add(verdict(pattern, event, structured));
            }
            final ArrayNode list = answer.putArray(structured ? "structured" : "ac");
            seen.forEach(list::add);
        }
        answer.put("reversed", verdictReversed(compiled.rules, event));
        answer.put("branches", verdictOfBranches(compiled.rules, event));
        final Isolation isolation = new Isolation(compiled.rules, event);
        answer.put("apart", isolation.verdict(false, false));
        answer.put("apartSplit", isolation.verdict(true, false));
        answer.put("apartAddress", isolation.verdict(false, true));
        answer.put("apartSplitAddress", isolation.verdict(true, true));
    }

    /** The verdict with every list of elements in the opposite order, which means the same in an event pattern. */
    private static String verdictReversed(final List<Map<String, List<Patterns>>> rules, final String event) {
        final List<Map<String, List<Patterns>>> reversed = new ArrayList<>();
        for (final Map<String, List<Patterns>> rule : rules) {
            final Map<String, List<Patterns>> other = new HashMap<>();
            rule.forEach((path, elements) -> {
                final List<Patterns> opposite = new ArrayList<>(elements);
                Collections.reverse(opposite);
                other.put(path, opposite);
            });
            reversed.add(other);
        }
        try {
            return String.valueOf(!machine(reversed, false).rulesForJSONEvent(event).isEmpty());
        } catch (Exception error) {
            return error.getClass().getSimpleName();
        }
    }

    /** The verdict when each choice of branches of $or has a machine of its own. */
    private static String verdictOfBranches(final List<Map<String, List<Patterns>>> rules, final String event) {
        try {
            for (final Map<String, List<Patterns>> rule : rules) {
                final Machine machine = Isolation.machineWithStepsOf(rules);
                machine.addPatternRule(RULE, rule);
                if (machine.rulesForJSONEvent(event).contains(RULE)) {
                    return "true";
                }
            }
            return "false";
        } catch (Exception error) {
            return error.getClass().getSimpleName();
        }
    }

    /** What event-ruler answers where Java 19's way to write doubles makes a difference; null where it makes none. */
    private static ObjectNode probeModern(final String pattern, final String event) {
        final String respelledPattern = ModernNumbers.respell(pattern);
        final String respelledEvent = ModernNumbers.respell(event);
        if (respelledPattern.equals(pattern) && respelledEvent.equals(event)) {
            return null;
        }
        final ObjectNode answer = MAPPER.createObjectNode();
        final Compiled compiled = compile(respelledPattern);
        if (compiled.rules == null) {
            return answer.put("patternError", sent(compiled.error));
        }
        return answer.put("match", new Isolation(compiled.rules, respelledEvent).verdict(true, true));
    }

    /** Compiles anew each time: the order inside a machine depends on the identities of its patterns too. */
    private static String verdict(final String pattern, final String event, final boolean structured) {
        try {
            return String.valueOf(!machine(compile(pattern).rules, structured).rulesForJSONEvent(event).isEmpty());
        } catch (Exception error) {
            return error.getClass().getSimpleName();
        }
    }

    /** The score of MachineComplexityEvaluator, or -1 where the pattern does not compile. */
    private static int complexity(final String pattern) {
        try {
            return machine(JsonRuleCompiler.compile(pattern), true)
                    .evaluateComplexity(new MachineComplexityEvaluator(COMPLEXITY_CAP));
        } catch (Exception error) {
            return -1;
        }
    }
}
