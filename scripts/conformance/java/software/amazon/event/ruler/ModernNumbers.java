package software.amazon.event.ruler;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Spells numbers so that event-ruler compares them on any Java as it does on Java 19 and later. Whether event-ruler
 * compares a number depends on how Double.toString writes its double, and before Java 19 that was not always the
 * shortest decimal (2.0E23 was 1.9999999999999998E23).
 */
final class ModernNumbers {
    /** Possessive, so that long strings do not recurse. */
    private static final Pattern STRING_OR_NUMBER =
            Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"?|-?[0-9]++(?:\\.[0-9]++)?(?:[eE][+-]?[0-9]++)?", Pattern.DOTALL);

    private ModernNumbers() { }

    /** The text with such numbers respelled, whether it is whole or broken. */
    static String respell(final String text) {
        final Matcher token = STRING_OR_NUMBER.matcher(text);
        final StringBuilder respelled = new StringBuilder();
        while (token.find()) {
            final String found = token.group();
            token.appendReplacement(respelled, Matcher.quoteReplacement(found.startsWith("\"") ? found : respellNumber(found)));
        }
        return token.appendTail(respelled).toString();
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
