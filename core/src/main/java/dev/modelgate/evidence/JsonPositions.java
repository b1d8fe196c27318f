package dev.modelgate.evidence;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.modelgate.problem.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/** Where the values of a JSON document stand, by their paths: {@code features[2].mean}. */
public final class JsonPositions {
    private static final JsonFactory JSON = new JsonFactory();

    private final String file;
    private final Map<String, Place> places = new HashMap<>();

    private JsonPositions(String file) {
        this.file = file;
    }

    /**
     * The positions of a document.
     *
     * @param bytes a document that {@link Json#parse} reads
     */
    public static JsonPositions of(String file, byte[] bytes) {
        JsonPositions positions = new JsonPositions(file);
        try (JsonParser parser = JSON.createParser(bytes)) {
            parser.nextToken();
            positions.value(parser, "");
        } catch (IOException e) {
            throw new UncheckedIOException("a document that was parsed once is parsed again", e);
        }
        return positions;
    }

    /** The place of a value; of the nearest part around it when it is not there. */
    public Place of(String path) {
        String around = path;
        while (!places.containsKey(around) && !around.isEmpty()) {
            around = around.substring(0, Math.max(0, Math.max(around.lastIndexOf('.'), around.lastIndexOf('['))));
        }
        return places.getOrDefault(around, Place.of(file));
    }

    private void value(JsonParser parser, String path) throws IOException {
        JsonLocation location = parser.currentTokenLocation();
        places.put(path, new Place(file, location.getLineNr(), location.getColumnNr()));
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                value(parser, path.isEmpty() ? name : path + "." + name);
            }
        } else if (parser.currentToken() == JsonToken.START_ARRAY) {
            for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
                value(parser, path + "[" + i + "]");
            }
        }
    }
}
