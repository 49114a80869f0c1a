package minima.experiments.cli;

import minima.training.claim.Claim;
import minima.training.claim.Verdict;

import java.util.List;
import java.util.Locale;

/**
 * The table of claims, {@code docs/claims.md}: statement, source, file, and each verdict with what was predicted and
 * measured.
 */
final class ClaimsDocument {

    private ClaimsDocument() {}

    static String of(List<Verified> all) {
        StringBuilder text = new StringBuilder("""
                # Claims

                Written by `./minima verify --claims docs/claims.md`; a test compares it with a fresh verification. Every
                claim is checked by its default settings. A control breaks a hypothesis, and is as it should be when it is
                not SUPPORTED.
                """);
        String family = "";
        for (Verified verified : all) {
            if (!verified.claim().family().equals(family)) {
                family = verified.claim().family();
                text.append("\n## ").append(family).append('\n');
            }
            append(verified, text);
        }
        return text.toString();
    }

    private static void append(Verified verified, StringBuilder text) {
        Claim claim = verified.claim();
        text.append("\n### ").append(claim.id()).append("\n\n");
        text.append("**")
                .append(claim.title())
                .append(".** ")
                .append(claim.statement())
                .append("\n\n");
        claim.sources().forEach(source -> text.append("Source: ").append(source).append(".\n"));
        if (claim.standing() != Claim.Standing.PROVED) {
            text.append("Standing: ").append(standing(claim)).append(".\n");
        }
        claim.remarks().forEach(remark -> text.append("Remark: ").append(remark).append('\n'));
        text.append("File: [")
                .append(verified.file())
                .append("](../")
                .append(verified.file())
                .append(").\n\n");
        text.append("| strand | quantity | predicted | measured | within | outcome |\n");
        text.append("| --- | --- | ---: | ---: | ---: | --- |\n");
        verified.verdicts().forEach(verdict -> text.append(row(verdict)));
    }

    /** What is known of a claim, in a word. */
    static String standing(Claim claim) {
        return claim.standing().name().toLowerCase(Locale.ROOT);
    }

    private static String row(Verdict verdict) {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %.6g | %.6g | %.2g | %s |%n",
                verdict.control() ? "control " + verdict.strand() : verdict.strand(),
                verdict.quantity().replace("|", "\\|"),
                verdict.predicted(),
                verdict.measured(),
                verdict.tolerance(),
                verdict.outcome());
    }
}
