package dev.modelgate.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JsonSchemaTest {
    enum Level {
        WARN_ONLY,
        DENY
    }

    enum Side {
        @Description("Ours.")
        LEFT,
        @Description("Theirs.")
        RIGHT
    }

    @Description("Where data is.")
    record Source(@Description("Path of the file.") Path path) {
        @Shorthand("path of the file")
        static Source parse(String text) {
            return new Source(Path.of(text));
        }
    }

    sealed interface Gate {
        @TypeName("drift")
        record Drift(@Default("0.1") double floor, List<Gate> unless) implements Gate {}

        @TypeName("cel")
        record Rule(String expression) implements Gate {}
    }

    @Description("A sample | of all.")
    record Sample(
            @Description("Its name.") String name,
            @Default("deny") Level level,
            @Default("{a: 1}") Map<String, Integer> sizes,
            @Default("[{type: cel, expression: 1}]") List<Gate> gates,
            Optional<Source> data,
            Optional<Duration> age,
            @Default("true") boolean strict) {}

    record Outer(Source source, Other.Source other, Side side) {}

    record Other() {
        record Source(String name) {}
    }

    @Test
    void describesARecordAsASchema() {
        assertThat(JsonSchema.of(new DocumentKind<>("Sample", Sample.class))).isEqualTo("""
                        {
                          "$schema" : "https://json-schema.org/draft/2020-12/schema",
                          "$id" : "https://modelgate.dev/schema/v1/Sample.json",
                          "title" : "Sample",
                          "description" : "A sample | of all.",
                          "type" : "object",
                          "properties" : {
                            "apiVersion" : {
                              "const" : "modelgate.dev/v1"
                            },
                            "kind" : {
                              "const" : "Sample"
                            },
                            "name" : {
                              "description" : "Its name.",
                              "type" : [ "string", "number", "boolean" ]
                            },
                            "level" : {
                              "enum" : [ "warn-only", "deny" ],
                              "default" : "deny"
                            },
                            "sizes" : {
                              "type" : "object",
                              "additionalProperties" : {
                                "type" : "integer"
                              },
                              "default" : {
                                "a" : 1
                              }
                            },
                            "gates" : {
                              "type" : "array",
                              "items" : {
                                "$ref" : "#/$defs/Gate"
                              },
                              "default" : [ {
                                "type" : "cel",
                                "expression" : "1"
                              } ]
                            },
                            "data" : {
                              "$ref" : "#/$defs/Source"
                            },
                            "age" : {
                              "type" : "string",
                              "pattern" : "^((\\\\d+)(ms|s|m|h|d)|P.+)$"
                            },
                            "strict" : {
                              "type" : "boolean",
                              "default" : true
                            }
                          },
                          "required" : [ "apiVersion", "kind", "name" ],
                          "additionalProperties" : false,
                          "$defs" : {
                            "Gate" : {
                              "oneOf" : [ {
                                "type" : "object",
                                "properties" : {
                                  "type" : {
                                    "const" : "drift"
                                  },
                                  "floor" : {
                                    "type" : "number",
                                    "default" : 0.1
                                  },
                                  "unless" : {
                                    "type" : "array",
                                    "items" : {
                                      "$ref" : "#/$defs/Gate"
                                    }
                                  }
                                },
                                "required" : [ "type" ],
                                "additionalProperties" : false
                              }, {
                                "type" : "object",
                                "properties" : {
                                  "type" : {
                                    "const" : "cel"
                                  },
                                  "expression" : {
                                    "type" : [ "string", "number", "boolean" ]
                                  }
                                },
                                "required" : [ "type", "expression" ],
                                "additionalProperties" : false
                              } ]
                            },
                            "Source" : {
                              "anyOf" : [ {
                                "type" : [ "string", "number", "boolean" ],
                                "description" : "path of the file"
                              }, {
                                "description" : "Where data is.",
                                "type" : "object",
                                "properties" : {
                                  "path" : {
                                    "description" : "Path of the file.",
                                    "type" : "string"
                                  }
                                },
                                "required" : [ "path" ],
                                "additionalProperties" : false
                              } ]
                            }
                          }
                        }
                        """);
    }

    @Test
    void givesTypesOfOneNameDifferentNames() {
        assertThat(JsonSchema.of(new DocumentKind<>("Outer", Outer.class)))
                .contains("\"#/$defs/JsonSchemaTest.Source\"", "\"#/$defs/JsonSchemaTest.Other.Source\"");
    }

    @Test
    void tellsWhatTheConstantsOfAnEnumMean() {
        assertThat(JsonSchema.of(new DocumentKind<>("Outer", Outer.class)).replaceAll("\\s", ""))
                .contains("\"side\":{\"oneOf\":[{\"const\":\"left\",\"description\":\"Ours.\"},"
                        + "{\"const\":\"right\",\"description\":\"Theirs.\"}]}");
    }

    @Test
    void listsEveryKeyInTheReference() {
        assertThat(KeyReference.of(new DocumentKind<>("Sample", Sample.class))).isEqualTo("""
                        | key | type | default | meaning |
                        | --- | --- | --- | --- |
                        | `apiVersion` | `modelgate.dev/v1` | required |  |
                        | `kind` | `Sample` | required |  |
                        | `name` | text | required | Its name. |
                        | `level` | `warn-only`, `deny` | `deny` |  |
                        | `sizes` | mapping: whole number | `{a: 1}` |  |
                        | `gates` | list: mapping | `[{type: cel, expression: 1}]` |  |
                        | `gates[].type` | `drift`, `cel` | required | Chooses the keys beside it. |
                        | `gates[].floor` | number | `0.1` | With type `drift`. |
                        | `gates[].unless` | list: mapping |  | With type `drift`. |
                        | `gates[].expression` | text | required | With type `cel`. |
                        | `data` | path of the file, or mapping |  |  |
                        | `data.path` | path | required | Path of the file. |
                        | `age` | duration such as 30d, 12h, 90m or 45s |  |  |
                        | `strict` | true or false | `true` |  |
                        """);
    }
}
