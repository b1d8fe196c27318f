package dev.modelgate.data;

import static dev.modelgate.data.ProfileChecks.require;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Recognizes categories by two bytes each. Of few categories it knows all. Of many it knows those whose digest is small:
 * a sample of the categories, and of others that come later the same sample is looked at, so that nothing is guessed.
 *
 * <p>A category that was not there is taken for one that was with a chance of at most {@value #MOST} in 65,536.
 *
 * @param below categories whose digest is less than this number, 0 to 65,536, are known
 * @param marks the marks of those that are there, two bytes each, ascending, in Base64
 */
public record KnownCategories(int below, String marks) {
    /** The most categories that are known. */
    static final int MOST = 96;

    private static final int ALL = 1 << 16;

    public KnownCategories {
        require(below >= 0 && below <= ALL, "below is " + below);
        byte[] bytes = Base64.getDecoder().decode(marks);
        require(bytes.length % 2 == 0, "the marks are not two bytes each");
        require(bytes.length / 2 <= MOST, "more than " + MOST + " categories are known");
    }

    /** Of these categories as many as there is room for; a chosen one is known whatever the others are. */
    static KnownCategories of(Collection<String> categories) {
        List<Long> digests =
                categories.stream().map(KnownCategories::digest).sorted().toList();
        int below = digests.size() <= MOST ? ALL : (int) (digests.get(MOST) >>> 16);
        SortedSet<Integer> marks = new TreeSet<>();
        digests.stream().filter(digest -> digest >>> 16 < below).forEach(digest -> marks.add(mark(digest)));
        ByteBuffer bytes = ByteBuffer.allocate(2 * marks.size());
        marks.forEach(mark -> bytes.putShort(mark.shortValue()));
        return new KnownCategories(below, Base64.getEncoder().encodeToString(bytes.array()));
    }

    /** None, when nothing can be said of what is not named. */
    static KnownCategories none() {
        return new KnownCategories(0, "");
    }

    /** How many marks there are; categories whose marks are equal count once. */
    int size() {
        return Base64.getDecoder().decode(marks).length / 2;
    }

    /** Whether all categories are known. */
    public boolean all() {
        return below == ALL;
    }

    /** Whether a category is one of those that would be known, and is not there. */
    boolean lacks(String category) {
        return covers(category) && !has(category);
    }

    /** Whether a category is one of those that would be known. */
    boolean covers(String category) {
        return digest(category) >>> 16 < below;
    }

    private boolean has(String category) {
        int mark = mark(digest(category));
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(marks));
        while (bytes.hasRemaining()) {
            if ((bytes.getShort() & 0xFFFF) == mark) {
                return true;
            }
        }
        return false;
    }

    private static int mark(long digest) {
        return (int) (digest & 0xFFFF);
    }

    private static long digest(String category) {
        return Blocks.Hashed.hash(category);
    }
}
