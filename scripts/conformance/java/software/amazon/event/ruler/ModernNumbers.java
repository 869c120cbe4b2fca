package software.amazon.event.ruler;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Spells numbers so that event-ruler compares them on any Java as it does on Java 19 and later. Whether event-ruler
 * compares a number depends on how Double.toString writes its double, and before Java 19 that was not always the
 * shortest decimal (2.0E23 was 1.9999999999999998E23).
 */
final class ModernNumbers {
    private static final JsonFactory JSON = new JsonFactory();

    private ModernNumbers() { }

    /** The text with such numbers respelled, up to the end of its root; the text itself where there is none. */
    static String respell(final String text) throws IOException {
        final StringWriter respelled = new StringWriter();
        boolean changed = false;
        try (JsonParser parser = JSON.createParser(text); JsonGenerator generator = JSON.createGenerator(respelled)) {
            int depth = 0;
            do {
                final JsonToken token = parser.nextToken();
                if (token == null) {
                    break;
                }
                if (token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT) {
                    final String spelled = respellNumber(parser.getText());
                    changed |= !spelled.equals(parser.getText());
                    generator.writeRawValue(spelled);
                    continue;
                }
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                generator.copyCurrentEvent(parser);
            } while (depth > 0);
        }
        return changed ? respelled.toString() : text;
    }

    private static String respellNumber(final String text) {
        final BigDecimal written;
        final double value;
        try {
            written = new BigDecimal(text);
            value = written.doubleValue();
        } catch (NumberFormatException error) {
            return text;
        }
        if (Double.isInfinite(value)) {
            return text;
        }
        final boolean comparable = BigDecimal.valueOf(value).compareTo(written) == 0;
        final boolean comparableOnModern = modern(value).compareTo(written) == 0;
        if (comparable == comparableOnModern) {
            return text;
        }
        return comparableOnModern ? BigDecimal.valueOf(value).toString() : withMoreDigits(text);
    }

    /** The decimal that Java 19 and later write: the closest of those of two digits or, failing them, the fewest. */
    private static BigDecimal modern(final double value) {
        final BigDecimal exact = new BigDecimal(value);
        for (int digits = 2; digits < 17; digits++) {
            final BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (rounded.doubleValue() == value) {
                return rounded;
            }
        }
        return exact.round(new MathContext(17, RoundingMode.HALF_EVEN));
    }

    /** Another text for nearly the same number, with so many digits that no Java compares it. */
    private static String withMoreDigits(final String text) {
        final String[] parts = text.split("[eE]", 2);
        return parts[0] + (parts[0].contains(".") ? "" : ".") + "00000000000000000000000001" + (parts.length > 1 ? "e" + parts[1] : "");
    }
}
