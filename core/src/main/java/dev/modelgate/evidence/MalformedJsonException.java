package dev.modelgate.evidence;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.modelgate.problem.Place;
import java.util.regex.Pattern;

/** A text is not one JSON document. The message says why, and where. */
public final class MalformedJsonException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** Where the parser tells of its own settings, and of a source that it does not show. */
    private static final Pattern START =
            Pattern.compile(" \\(start marker at \\[.*?line: (\\d+), column: (\\d+)\\]\\)");

    private static final Pattern NOT_A_NUMBER = Pattern.compile("Non-standard token '([^']*)'.*", Pattern.DOTALL);
    private static final Pattern SETTING = Pattern.compile(", from `[^`]*`");

    private final String reason;
    private final int line;
    private final int column;

    private MalformedJsonException(String reason, JsonLocation location, Throwable cause) {
        super(reason + " at line " + location.getLineNr() + ", column " + location.getColumnNr(), cause);
        this.reason = reason;
        this.line = Math.max(0, location.getLineNr());
        this.column = line == 0 ? 0 : Math.max(0, location.getColumnNr());
    }

    private MalformedJsonException(String reason) {
        super(reason);
        this.reason = reason;
        this.line = 0;
        this.column = 0;
    }

    static MalformedJsonException of(JsonProcessingException error) {
        String opened = START.matcher(error.getOriginalMessage()).replaceAll(" that begins on line $1");
        String plain = SETTING.matcher(opened).replaceAll("");
        String reason = NOT_A_NUMBER.matcher(plain).replaceAll("$1 is no number in JSON");
        return error.getLocation() == null
                ? new MalformedJsonException(reason)
                : new MalformedJsonException(reason, error.getLocation(), error);
    }

    static MalformedJsonException empty() {
        return new MalformedJsonException("the document is empty");
    }

    static MalformedJsonException noText() {
        return new MalformedJsonException("the document is not UTF-8 text");
    }

    /** The message without the place. */
    public String reason() {
        return reason;
    }

    /** Where it is, in a file of this name. */
    public Place in(String file) {
        return new Place(file, line, column);
    }
}
