package software.amazon.event.ruler;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.List;

/**
 * Times event-ruler. Arguments: a file of events, one a line; a file of patterns to match, one a line; a file of
 * patterns to compile; rounds to warm up; rounds to measure. Writes one JSON line.
 */
public final class Bench {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Bench() { }

    public static void main(final String[] arguments) throws Exception {
        final String[] events = lines(arguments[0]);
        final String[] patterns = lines(arguments[1]);
        final String[] toCompile = lines(arguments[2]);
        final int warm = Integer.parseInt(arguments[3]);
        final int rounds = Integer.parseInt(arguments[4]);
        final ObjectNode result = MAPPER.createObjectNode();
        final ArrayNode matching = result.putArray("matching");
        for (final String pattern : patterns) {
            final ObjectNode row = matching.addObject();
            for (final boolean structured : new boolean[] {true, false}) {
                final ArrayNode rates = row.putArray(structured ? "structured" : "ac");
                final Machine machine = Machine.builder().withStructuredMatching(structured).build();
                machine.addRule("r", pattern);
                for (int round = -warm; round < rounds; round++) {
                    int matches = 0;
                    final long started = System.nanoTime();
                    for (final String event : events) {
                        matches += machine.rulesForJSONEvent(event).size();
                    }
                    final double seconds = (System.nanoTime() - started) / 1e9;
                    if (round >= 0) {
                        rates.add(events.length / seconds);
                    }
                    row.put("matches", matches);
                }
            }
        }
        final ArrayNode compiling = result.putArray("compiling");
        for (int round = -warm; round < rounds; round++) {
            int added = 0;
            final long started = System.nanoTime();
            for (final String pattern : toCompile) {
                final Machine machine = Machine.builder().build();
                machine.addRule("r", pattern);
                added += machine.isEmpty() ? 0 : 1;
            }
            final double seconds = (System.nanoTime() - started) / 1e9;
            if (round >= 0) {
                compiling.add(added / seconds);
            }
        }
        result.put("java", System.getProperty("java.version"));
        result.put("peakBytes", peakBytes());
        System.out.println(MAPPER.writeValueAsString(result));
    }

    private static String[] lines(final String file) throws Exception {
        final List<String> lines = Files.readAllLines(Paths.get(file), StandardCharsets.UTF_8);
        return lines.toArray(new String[0]);
    }

    /** The most memory that the process had, where the system tells; otherwise what the Java heap uses now. */
    private static long peakBytes() throws Exception {
        final java.nio.file.Path status = Paths.get("/proc/self/status");
        if (Files.exists(status)) {
            for (final String line : Files.readAllLines(status)) {
                if (line.startsWith("VmHWM:")) {
                    return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
                }
            }
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
