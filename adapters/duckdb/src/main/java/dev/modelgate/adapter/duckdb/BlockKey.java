package dev.modelgate.adapter.duckdb;

import dev.modelgate.data.Blocks;
import dev.modelgate.data.ColumnType;
import dev.modelgate.data.Dataset;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import java.util.List;

/**
 * The block of a row.
 *
 * @param sql expression that gives its number; null when the row is in none
 */
record BlockKey(String sql) {
    /**
     * The blocks of a relation.
     *
     * @throws ProblemException when the column that tells them does not exist or does not fit
     */
    static BlockKey of(Blocks blocks, Relation relation, Dataset dataset) {
        SqlColumn column = relation.require(List.of(blocks.column()), dataset).get(0);
        if (blocks instanceof Blocks.Time time) {
            require(column.type().temporal(), column, dataset, "time");
            // Infinite times have no epoch.
            return new BlockKey("CAST(floor(" + column.number() + " / " + Sql.number(time.seconds()) + ") AS BIGINT)");
        }
        require(column.type() != ColumnType.OTHER, column, dataset, "value that can be compared");
        if (blocks instanceof Blocks.Sliced sliced) {
            String within = sliced.within()
                    .map(inner -> of(inner, relation, dataset).sql() + " * " + sliced.slices() + " + ")
                    .orElse("");
            return new BlockKey("(" + within + slice(sliced, column) + ")");
        }
        int groups = ((Blocks.Hashed) blocks).groups();
        String digits = "substr(md5(" + column.category() + "), 1, 8)";
        return new BlockKey("CAST(CAST('0x' || " + digits + " AS UINTEGER) % " + groups + " AS BIGINT)");
    }

    private static String slice(Blocks.Sliced sliced, SqlColumn column) {
        StringBuilder cases = new StringBuilder("CAST(CASE WHEN " + column.value() + " IS NULL THEN "
                + sliced.values().size());
        for (int i = 0; i < sliced.values().size(); i++) {
            cases.append(" WHEN " + column.category() + " = "
                    + Sql.literal(sliced.values().get(i)) + " THEN " + i);
        }
        return cases + " END AS BIGINT)";
    }

    private static void require(boolean fits, SqlColumn column, Dataset dataset, String asked) {
        if (!fits) {
            throw ProblemException.invalid(Problem.of(
                    "column " + column.name() + " of dataset " + dataset.name() + " is " + column.nativeType()
                            + ", which has no " + asked,
                    "Name another column for the blocks"));
        }
    }
}
