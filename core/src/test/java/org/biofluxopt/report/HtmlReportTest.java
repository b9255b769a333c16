package org.biofluxopt.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class HtmlReportTest {
    private static final Pattern TAGS = Pattern.compile("<[^>]*>");

    @Test
    void headlineIsTheFirstThingInTheBody() {
        PersonReport report = SampleReports.vegan();
        assertThat(words(body(page(report)))).startsWith(report.plan().headline());
    }

    @Test
    void saysAtTopAndBottomThatItIsNoMedicalDevice() {
        String body = body(page(SampleReports.vegan()));
        int first = body.indexOf(Disclaimer.SENTENCE);
        int last = body.lastIndexOf(Disclaimer.SENTENCE);
        assertThat(first).isBetween(0, body.indexOf("<main>"));
        assertThat(last).isGreaterThan(body.indexOf("</main>"));
    }

    @Test
    void loadsNothingFromAnywhere() {
        String page = page(SampleReports.vegan());
        assertThat(page).doesNotContainPattern("(src|href|action)\\s*=\\s*[\"']?(https?:)?//");
        assertThat(page).doesNotContainPattern("url\\(\\s*[\"']?(https?:)?//").doesNotContain("@import");
        assertThat(page).contains("default-src 'none'");
    }

    @Test
    void showsTextOfThePersonAsTextWhateverItHolds() {
        String nasty = "<script>alert(1)</script> & \"quoted\" <!-- </title>";
        String page = page(SampleReports.vegan(nasty));
        assertThat(page).doesNotContain("<script>alert").doesNotContain("<!-- </title>");
        assertThat(page).contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;quoted&quot;");
    }

    @Test
    void dataIslandCannotEndItsElement() {
        String json = Json.inHtml(
                JsonMapper.shared().createObjectNode().put("text", "</script><script>alert(1)</script><!-- \u2028"));
        assertThat(json).doesNotContain("<").doesNotContain("\u2028");
        assertThat(JsonMapper.shared().readTree(json).get("text").asString()).startsWith("</script><script>");
    }

    @Test
    void dataIslandHoldsEveryDayAndNode() {
        PersonReport report = SampleReports.vegan();
        String page = page(report);
        String start = "id=\"report-data\">";
        int from = page.indexOf(start) + start.length();
        JsonNode data = JsonMapper.shared().readTree(page.substring(from, page.indexOf("</script>", from)));
        assertThat(data.get("forecast").get("serum_b12").get("plan").size()).isEqualTo(181);
        assertThat(data.get("nodes").size()).isEqualTo(report.beliefs().nodes().size());
    }

    @Test
    void chartsShowWithoutScripts() {
        String page = page(SampleReports.vegan());
        String still = page.substring(0, page.indexOf("<script"));
        assertThat(still).contains("low below 148").contains("marginal below 221");
        for (String marker : List.of("serum_b12", "holotc", "mma", "homocysteine")) {
            assertThat(still).contains("data-marker=\"" + marker + "\"");
        }
        assertThat(still).doesNotContain("NaN");
    }

    @Test
    void tellsWhatMovedTheBeliefWhatToMeasureAndOnWhatItRests() {
        String page = page(SampleReports.vegan());
        assertThat(page)
                .contains("What to measure next", "Methylmalonic acid")
                .contains("eats vegan", "+25")
                .contains("assumed: direction &lt;only&gt;");
    }

    @Test
    void everyPictureHasWordsForThoseWhoCannotSeeIt() {
        String page = page(SampleReports.vegan());
        assertThat(Pattern.compile("<svg(?![^>]*aria-label=\"[^\"]{20,}\")")
                        .matcher(page)
                        .find())
                .isFalse();
    }

    @Test
    void partsStandInTheOrderReadersNeedThem() {
        String page = page(SampleReports.vegan());
        List<Integer> at = List.of(
                        "actions",
                        "forecast",
                        "day",
                        "microbiome",
                        "why",
                        "change",
                        "agreement",
                        "learning",
                        "certainty",
                        "safety")
                .stream()
                .map(id -> page.indexOf("<section id=\"" + id + "\""))
                .toList();
        assertThat(at).isSorted().allMatch(position -> position > 0);
    }

    @Test
    void saysThatALaboratoryValueClashes() {
        assertThat(page(SampleReports.vegan())).contains("✗ clash").contains("Clash:");
        assertThat(page(SampleReports.omnivore())).doesNotContain("✗ clash");
    }

    @Test
    void referralHoldsNoDoseAndNoForecast() {
        String page = page(SampleReports.referred());
        String words = words(body(page)).toLowerCase(Locale.ROOT);
        assertThat(words).doesNotContain("µg", "cyanocobalamin", "tablet", "with breakfast");
        assertThat(body(page)).doesNotContain("data-marker", "<section id=\"forecast\"");
        assertThat(words).startsWith("please see a clinician");
    }

    @Test
    void showsTheFirstReasonsAndFoldsTheRest() {
        String page = page(SampleReports.crowded());
        int folded = page.indexOf("<summary>All 9 steps");
        assertThat(folded).isPositive();
        String shown = page.substring(page.indexOf("<h3>Reasons"), folded);
        assertThat(shown.split("<li>", -1)).hasSize(8 + 1);
        assertThat(page.substring(folded).split("<li><span class=\"chain\">", -1))
                .hasSize(9 + 1);
    }

    @Test
    void onlyTheScriptThatShipsMayRun() {
        String page = page(SampleReports.vegan());
        // The policy names the script by its SHA-256; there is no 'unsafe-inline' for scripts.
        assertThat(page).containsPattern("script-src 'sha256-[A-Za-z0-9+/]{43}='");
        assertThat(page).doesNotContainPattern("<[^>]+ on[a-z]+=");
    }

    private static String page(PersonReport report) {
        return HtmlReport.of(report, SampleReports.recipe());
    }

    /** The body up to the data island. */
    private static String body(String page) {
        return page.substring(page.indexOf("<body"), page.indexOf("<script type"));
    }

    private static String words(String markup) {
        return TAGS.matcher(markup).replaceAll("").replace("&#39;", "'").strip();
    }
}
