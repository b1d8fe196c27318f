package dev.modelgate.data;

import static dev.modelgate.data.ProfileChecks.require;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Recognizes the categories that are not named, all of them or none. A category that was not there is taken for one that
 * was with a chance of as many in 65,536 as there are marks of two bytes, or in 2³² as there are of four.
 *
 * @param bytes how many bytes each mark has, 2 or 4; 0 when nothing is known of the categories
 * @param marks the marks of those that are there, ascending, in Base64
 */
public record KnownCategories(int bytes, String marks) {
    /** The most categories that a profile knows. */
    static final int MOST = 96;

    public KnownCategories {
        require(bytes == 0 || bytes == 2 || bytes == 4, "marks of " + bytes + " bytes");
        int length = Base64.getDecoder().decode(marks).length;
        require(bytes == 0 ? length == 0 : length % bytes == 0, "the marks are not " + bytes + " bytes each");
    }

    /** These categories, or none when they are more than a profile has room for. */
    static KnownCategories of(Collection<String> categories) {
        return categories.size() > MOST ? none() : marked(categories, 2);
    }

    /** However many categories, hardly ever mistaken. */
    static KnownCategories exactly(Collection<String> categories) {
        return marked(categories, 4);
    }

    private static KnownCategories marked(Collection<String> categories, int bytes) {
        SortedSet<Long> marks = new TreeSet<>();
        categories.forEach(category -> marks.add(mark(category, bytes)));
        ByteBuffer buffer = ByteBuffer.allocate(bytes * marks.size());
        marks.forEach(mark -> {
            if (bytes == 2) {
                buffer.putShort(mark.shortValue());
            } else {
                buffer.putInt(mark.intValue());
            }
        });
        return new KnownCategories(bytes, Base64.getEncoder().encodeToString(buffer.array()));
    }

    /** None, when nothing can be said of what is not named. */
    static KnownCategories none() {
        return new KnownCategories(0, "");
    }

    /** How many marks there are; categories whose marks are equal count once. */
    int size() {
        return bytes == 0 ? 0 : Base64.getDecoder().decode(marks).length / bytes;
    }

    /** Whether the categories are known. */
    public boolean all() {
        return bytes > 0;
    }

    /** Tells of categories whether they are surely not among these. */
    Predicate<String> lacking() {
        if (!all()) {
            return category -> false;
        }
        Set<Long> known = new HashSet<>();
        ByteBuffer buffer = ByteBuffer.wrap(Base64.getDecoder().decode(marks));
        while (buffer.hasRemaining()) {
            known.add(bytes == 2 ? buffer.getShort() & 0xFFFFL : buffer.getInt() & 0xFFFFFFFFL);
        }
        return category -> !known.contains(mark(category, bytes));
    }

    private static long mark(String category, int bytes) {
        return Blocks.Hashed.hash(category) & (bytes == 2 ? 0xFFFFL : 0xFFFFFFFFL);
    }
}
