package dev.predeploy.staging.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpositionReaderTests {
    /** The example of the format's own documentation. */
    private static final String DOCUMENTED = """
            # HELP http_requests_total The total number of HTTP requests.
            # TYPE http_requests_total counter
            http_requests_total{method="post",code="200"} 1027 1395066363000
            http_requests_total{method="post",code="400"}    3 1395066363000

            # Escaping in label values:
            msdos_file_access_time_seconds{path="C:\\\\DIR\\\\FILE.TXT",error="Cannot find file:\\n\\"FILE.TXT\\""} 1.458255915e9

            # Minimalistic line:
            metric_without_timestamp_and_labels 12.47

            # A weird metric from before the epoch:
            something_weird{problem="division by zero"} +Inf -3982045

            # A histogram, which has a pretty complex representation in the text format:
            # HELP http_request_duration_seconds A histogram of the request duration.
            # TYPE http_request_duration_seconds histogram
            http_request_duration_seconds_bucket{le="0.05"} 24054
            http_request_duration_seconds_bucket{le="0.1"} 33444
            http_request_duration_seconds_bucket{le="0.2"} 100392
            http_request_duration_seconds_bucket{le="0.5"} 129389
            http_request_duration_seconds_bucket{le="1"} 133988
            http_request_duration_seconds_bucket{le="+Inf"} 144320
            http_request_duration_seconds_sum 53423
            http_request_duration_seconds_count 144320

            # Finally a summary, which has a complex representation, too:
            # HELP rpc_duration_seconds A summary of the RPC duration in seconds.
            # TYPE rpc_duration_seconds summary
            rpc_duration_seconds{quantile="0.01"} 3102
            rpc_duration_seconds{quantile="0.99"} 76656
            rpc_duration_seconds_sum 1.7560473e+07
            rpc_duration_seconds_count 2693
            """;

    /** The example of OpenMetrics' specification, with an exemplar and a unit. */
    private static final String SPECIFIED = """
            # TYPE acme_http_router_request_seconds summary
            # UNIT acme_http_router_request_seconds seconds
            # HELP acme_http_router_request_seconds Latency though all of ACME's HTTP request router.
            acme_http_router_request_seconds_sum{path="/api/v1",method="GET"} 9036.32
            acme_http_router_request_seconds_count{path="/api/v1",method="GET"} 807283.0
            acme_http_router_request_seconds_created{path="/api/v1",method="GET"} 1605281325.0
            # TYPE go_goroutines gauge
            # HELP go_goroutines Number of goroutines that currently exist.
            go_goroutines 69
            # TYPE process_cpu_seconds counter
            # UNIT process_cpu_seconds seconds
            process_cpu_seconds_total 4.20072246e+06
            # TYPE foo histogram
            foo_bucket{le="0.01"} 0
            foo_bucket{le="0.1"} 8 # {} 0.054
            foo_bucket{le="1.0"} 11 # {trace_id="KOO5S4vxi0o"} 0.67
            foo_bucket{le="+Inf"} 17 # {trace_id="oHg5SJYRHA0"} 9.8 1520879607.789
            foo_count 17
            foo_sum 324789.3
            foo_created 1520430000.123
            # TYPE build info
            build_info{version="8.2.7"} 1
            # EOF
            """;

    @Test
    void readsTheDocumentedExample() {
        Exposition read = ExpositionReader.read(DOCUMENTED, Dialect.TEXT);
        assertThat(read.mistakes()).isEmpty();
        assertThat(read.samples()).isEqualTo(17);
        assertThat(read.names())
                .contains("http_requests_total", "http_request_duration_seconds", "rpc_duration_seconds_sum");
    }

    @Test
    void readsTheSpecifiedExample() {
        Exposition read = ExpositionReader.read(SPECIFIED, Dialect.OPEN_METRICS);
        assertThat(read.mistakes()).isEmpty();
        assertThat(read.samples()).isEqualTo(13);
        assertThat(read.names()).contains("build", "build_info", "foo");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    up 1                                                    | 1 | the last line does not end in a line break
                    up\\n                                                   | 1 | there is no value
                    up one\\n                                               | 1 | the value `one` is no number
                    9up 1\\n                                                | 1 | `9up 1` is no name of a metric
                    up{a=1} 1\\n                                            | 1 | there is no `"` before the value of a label
                    up{a="1} 1\\n                                           | 1 | the value of a label does not end
                    up{a="1" b="2"} 1\\n                                    | 1 | there is no `}` behind the labels
                    up{a="1",a="2"} 1\\n                                    | 1 | the label a is there twice
                    up{a="\\x"} 1\\n                                        | 1 | is no escape
                    up{a-b="1"} 1\\n                                        | 1 | there is no `=` behind the label a
                    up 1 1.5\\n                                             | 1 | is no whole number of milliseconds
                    up 1 15 16\\n                                           | 1 | behind the sample stands `16`
                    up 1\\nup 2\\n                                          | 2 | the series up{} is there twice
                    a 1\\nb 1\\na{x="1"} 1\\n                               | 3 | the lines of a are not in one group
                    '# TYPE a number\\na 1\\n'                              | 1 | `number` is no type of a metric
                    '# TYPE a unknown\\na 1\\n'                             | 1 | `unknown` is no type of a metric
                    '# TYPE a gauge\\n# TYPE a gauge\\na 1\\n'              | 2 | there is a second # TYPE of a
                    a 1\\n# TYPE a gauge\\na{x="1"} 1\\n                    | 2 | # TYPE of a comes behind its first sample
                    '# TYPE a counter\\na -1\\n'                            | 2 | the counter a is -1.0
                    '# TYPE a histogram\\na 1\\n'                           | 2 | a is a histogram: the names of its samples end in _bucket, _sum, _count
                    '# TYPE a histogram\\na_bucket{le="1"} 1\\nb 1\\n'      | 3 | has no bucket le="+Inf"
                    '# TYPE a histogram\\na_bucket 1\\n'                    | 2 | the bucket has no label le
                    '# TYPE a histogram\\na_bucket{le="2"} 2\\na_bucket{le="1"} 2\\na_bucket{le="+Inf"} 2\\n'  | 3 | not in the order of le
                    '# TYPE a histogram\\na_bucket{le="1"} 2\\na_bucket{le="+Inf"} 1\\n'                       | 3 | holds fewer
                    '# TYPE a histogram\\na_bucket{le="+Inf"} 1\\na_count 2\\n'                                | 3 | does not hold its _count
                    """)
    void namesTheLineAndTheMistakeOfTheTextFormat(String text, int line, String what) {
        assertMistake(ExpositionReader.read(text.replace("\\n", "\n"), Dialect.TEXT), line, what);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    up 1\\n                                                 | 1 | there is no # EOF at the end
                    '# EOF\\nup 1\\n'                                       | 2 | something stands behind # EOF
                    up  1\\n# EOF\\n                                        | 1 | ` 1` is no value
                    \\n# EOF\\n                                             | 1 | the line is empty
                    '# a comment\\n# EOF\\n'                                | 1 | there are no comments in OpenMetrics
                    '# TYPE a counter\\na 1\\n# EOF\\n'                     | 2 | a is a counter: the names of its samples end in _total, _created
                    '# TYPE a untyped\\na 1\\n# EOF\\n'                     | 1 | `untyped` is no type of a metric
                    a 1\\n# HELP a what\\n# EOF\\n                          | 2 | # HELP of a comes behind its first sample
                    '# TYPE a gauge\\n# UNIT a seconds\\na 1\\n# EOF\\n'    | 2 | does not end in its unit, _seconds
                    '# TYPE a gauge\\na 1 # {} 1\\n# EOF\\n'                | 2 | takes no exemplar
                    '# TYPE a counter\\na_total 1 # {x} 1\\n# EOF\\n'       | 2 | there is no `=` behind the label x
                    a 1 2\\na 1 2\\n# EOF\\n                                | 2 | the series a{} is there twice
                    """)
    void namesTheLineAndTheMistakeOfOpenMetrics(String text, int line, String what) {
        assertMistake(ExpositionReader.read(text.replace("\\n", "\n"), Dialect.OPEN_METRICS), line, what);
    }

    @Test
    void refusesExemplarsThatAreTooLong() {
        String text = "# TYPE a counter\na_total 1 # {x=\"%s\"} 1\n# EOF\n".formatted("y".repeat(128));
        assertMistake(ExpositionReader.read(text, Dialect.OPEN_METRICS), 2, "have 129 characters, more than 128");
    }

    @Test
    void stopsAfterAFewMistakes() {
        assertThat(ExpositionReader.read("up one\n".repeat(100_000), Dialect.TEXT)
                        .mistakes())
                .hasSize(20);
    }

    private static void assertMistake(Exposition read, int line, String what) {
        List<Mistake> mistakes = read.mistakes();
        assertThat(mistakes).isNotEmpty();
        assertThat(mistakes.get(0).line()).describedAs(mistakes.toString()).isEqualTo(line);
        assertThat(mistakes.get(0).what()).contains(what);
    }
}
