package minima.training.data;

import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

import static minima.training.data.Bad.half;
import static minima.training.data.Bad.packed;
import static minima.training.data.Bad.text;

class BadCsvTest {

    private static final int LINES_OF_A_BOMB = 600_000;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource({"badCsv", "badNames"})
    void isRefusedInOneLineThatSaysRuleValuePlaceAndCure(Bad bad) throws IOException {
        bad.assertRefusedIn(folder);
    }

    static Stream<Named<Bad>> badCsv() {
        return Stream.of(
                csv("", "csv must begin with the header x1,…,xd,y: empty file DIR/data.csv"),
                csv("\n\n", "csv must begin with the header x1,…,xd,y: empty file DIR/data.csv"),
                csv("\uFEFF", "csv must begin with the header x1,…,xd,y: empty file DIR/data.csv"),
                csv("x1,x2,y\n", "data must hold a sample: samples=0 in DIR/data.csv"),
                csv(
                        "1,2,-1\n3,4,1\n",
                        "csv must begin with the header x1,…,xd,y: 1,2,-1 at DIR/data.csv:1. Maybe add the line x1,x2,y"),
                csv("y\n1\n", "csv must have a column besides y: header=y at DIR/data.csv:1"),
                csv("x1,x2,Y\n1,2,1\n", "csv must have a column y: header=x1,x2,Y at DIR/data.csv:1. Maybe rename Y"),
                csv(
                        "x1;x2;y\n1;2;1\n",
                        "csv must have a column y: header=x1;x2;y at DIR/data.csv:1. Maybe separate by commas"),
                csv("x1,x1,y\n1,2,1\n", "columns must have distinct names: x1 occurs twice at DIR/data.csv:1"),
                csv("x1,y,y\n1,2,1\n", "columns must have distinct names: y occurs twice at DIR/data.csv:1"),
                csv(
                        "x1,x2,y\n1,2,1\n1,2\n",
                        "row must have as many fields as the header: fields=2, header=3 at DIR/data.csv:3"),
                csv(
                        "x1,x2,y\r\n1,2,1\r\n\r\n1,2,3,1\r\n",
                        "row must have as many fields as the header: fields=4, header=3 at DIR/data.csv:4"),
                csv("x1,x2,y\n1,two,1\n", "value must be a number: x2=two at DIR/data.csv:2"),
                csv("x1,x2,y\n1,,1\n", "value must be a number: x2= at DIR/data.csv:2"),
                csv("x1,x2,y\n1,\"2,5\",1\n", "value must be a number: x2=2,5 at DIR/data.csv:2"),
                csv("x1,x2,y\n1,2,yes\n", "value must be a number: y=yes at DIR/data.csv:2"),
                csv(
                        "x1,x2,y\n1,\"a\n\u001b[2J\",1\n",
                        "value must be a number: x2=a\\u000a\\u001b[2J at DIR/data.csv:2"),
                csv("x1,x2,y\n1,2,1\nNaN,2,1\n", "value must be finite: x1=NaN at DIR/data.csv:3"),
                csv("x1,x2,y\n1,-Infinity,1\n", "value must be finite: x2=-Infinity at DIR/data.csv:2"),
                csv("x1,x2,y\n1,1e400,1\n", "value must be finite: x2=1e400 at DIR/data.csv:2"),
                csv("x1,y\n1,1\n2,1\n", "two classes are needed: every y=1.0 in DIR/data.csv"),
                csv(
                        "x1,y\n1,1\n2,3\n",
                        "targets must be all in {-1, 1} or all in {0, 1}: y[1]=3.0 in DIR/data.csv."
                                + " Maybe choose two classes, as in digits:0,1"),
                csv("x1,y\n1,\"1\n2,1\n", "value must be a number: y=1\\u000a2,1 at DIR/data.csv:2"),
                csv(
                        "x1,y\n1,\"1\"2\n",
                        "csv must be well formed: Unexpected character after closing quote: '2' (0x32) after DIR/data.csv:1"),
                csv(
                        "x1,y\n" + "7".repeat(2_000_000),
                        "csv must be well formed: Field at index 0 in record starting at line 2 exceeds the max field size of 1000 characters after DIR/data.csv:1"),
                csv(
                        "1,".repeat(200_000),
                        "csv must be well formed: Record starting at line 1 has surpassed the maximum limit of 100001 fields after DIR/data.csv:0"),
                csv(
                        "\u0000\u0001\u0002PNG",
                        "csv must have a column y: header=\\u0000\\u0001\\u0002PNG at DIR/data.csv:1. Maybe it is another kind of file: IDX images are known by idx in their name"),
                bad(
                        "data.csv.gz",
                        packed(text("x1,y\n" + "0,0\n".repeat(LINES_OF_A_BOMB))),
                        "DIR/data.csv.gz",
                        "gzip must not swell more than 100 to 1: more than 1048576 bytes in DIR/data.csv.gz. Maybe unpack it first"),
                bad(
                        "data.csv.gz",
                        half(packed(text("x1,y\n1,1\n-1,-1\n"))),
                        "DIR/data.csv.gz",
                        "gzip must be whole: Unexpected end of ZLIB input stream at byte 6 of DIR/data.csv.gz. Maybe fetch it again"),
                bad(
                        "data.csv",
                        text("x1,y\n1,1\n2,-1\n"),
                        "DIR/data.csv@3",
                        "subset must not exceed the data: @3 of 2 samples in DIR/data.csv. Maybe @2"),
                bad(
                        "data.csv",
                        text("x1,y\n1,1\n2,-1\n"),
                        "DIR/data.csv:1,2",
                        "two classes are needed: every y=1.0 in DIR/data.csv:1,2"),
                bad(
                        "data.csv",
                        text("x1,y\n1,1\n2,-1\n"),
                        "DIR/data.csv:3,4",
                        "classes must occur: classes=3,4 in DIR/data.csv"));
    }

    static Stream<Named<Bad>> badNames() {
        return Stream.of(
                bad(
                        "train.csv",
                        text("x1,y\n1,1\n"),
                        "DIR/tran.csv",
                        "data must exist: data=DIR/tran.csv. Maybe DIR/train.csv"),
                bad(
                        "train.csv",
                        text("x1,y\n1,1\n"),
                        "DIR",
                        "data must be a file, not a folder: data=DIR. Maybe DIR/train.csv"),
                bad(
                        "train.csv",
                        text("x1,y\n1,1\n"),
                        "DIR/nowhere/train.csv",
                        "data must exist: data=DIR/nowhere/train.csv. Maybe another folder: there is no DIR/nowhere"),
                named("digts:0,1", "data must name a file or a data set: data=digts:0,1. Maybe digits"),
                named("mnst", "data must name a file or a data set: data=mnst. Maybe mnist"),
                named("", "data must name a file or a data set: data=. Maybe digits:0,1"),
                named(":0,1", "data must name a file or a data set: data=:0,1. Maybe digits:0,1"),
                named("digits:0", "classes must be two different whole numbers: data=digits:0. Maybe digits:0,1"),
                named("digits:0,0", "classes must be two different whole numbers: data=digits:0,0. Maybe digits:0,1"),
                named(
                        "digits:0,1,2",
                        "classes must be two different whole numbers: data=digits:0,1,2. Maybe digits:0,1"),
                named(
                        "digits:0,one",
                        "classes must be two different whole numbers: data=digits:0,one. Maybe digits:0,1"),
                named("digits:0,1@0", "subset must be a whole number from 1 on: data=digits:0,1@0. Maybe digits@100"),
                named("digits:0,1@-5", "subset must be a whole number from 1 on: data=digits:0,1@-5. Maybe digits@100"),
                named("digits:0,1@1", "two classes are needed: every y=1.0 in digits:0,1@1"),
                named(
                        "digits:0,1@2000",
                        "subset must not exceed the data: @2000 of 360 samples in digits.csv.gz. Maybe @360"),
                named("digits:11,12", "classes must occur: classes=11,12 in digits.csv.gz"),
                named(
                        "mnist@99999999999",
                        "subset must be a whole number from 1 on: data=mnist@99999999999. Maybe digits@100"),
                named("a\u0000b.csv", "data must be a path: data=a\\u0000b.csv (Nul character not allowed)"),
                named(
                        "no\nsuch\u202Ename",
                        "data must name a file or a data set: data=no\\u000asuch\\u202ename. Maybe cifar10"),
                named(
                        "cifar10",
                        "data set must be readable: data=cifar10, which is not read yet. Maybe digits or mnist"));
    }

    private static Named<Bad> csv(String content, String line) {
        return bad("data.csv", text(content), "DIR/data.csv", line);
    }

    private static Named<Bad> bad(String file, byte[] content, String data, String line) {
        return Bad.named(Map.of(file, content), data, line);
    }

    private static Named<Bad> named(String data, String line) {
        return Bad.named(Map.of(), data, line);
    }
}
