package dev.modelgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PathNamesTest {
    private static String name(String... paths) {
        return PathNames.of(List.of(paths), Set.of("train"));
    }

    @Test
    void callsDataAsTheirFilesAreCalled() {
        assertThat(name("march.parquet")).isEqualTo("march");
        assertThat(name("./data/../march/x.csv.gz")).isEqualTo("data/march/x");
        assertThat(name("../live/march.v2.csv")).isEqualTo("live/march.v2");
        assertThat(name("data\\x.CSV")).isEqualTo("data/x");
        assertThat(name("data/2013-*.parquet")).isEqualTo("data/2013-*");
        assertThat(name("a.csv", "b.csv")).isEqualTo("a+b");
    }

    @Test
    void saysNoMoreOfThisMachineThanTheLastFolder() {
        assertThat(name("/home/ann/project/march/x.csv")).isEqualTo("march/x");
        assertThat(name("C:/x.csv")).isEqualTo("C:/x");
    }

    @Test
    void leavesTheNamesOfTheProjectAlone() {
        assertThat(name("train.csv")).isEqualTo("train.csv");
    }

    @Test
    void keepsLongNamesApart() {
        String first = name("a".repeat(100) + "1.csv");
        String second = name("a".repeat(100) + "2.csv");

        assertThat(first).hasSize(80).isNotEqualTo(second);
    }
}
