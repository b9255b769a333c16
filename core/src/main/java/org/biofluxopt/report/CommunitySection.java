package org.biofluxopt.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.knowledge.TaxonTraits;
import org.biofluxopt.knowledge.TaxonTraits.Guild;
import org.biofluxopt.plan.Plan;
import org.biofluxopt.profile.MicrobiomeSample;

/** What lives in the sample, by what it does with cobalamin, and whether the plan disturbs it. */
final class CommunitySection {
    private static final int NAMED_TAXA = 4;

    private CommunitySection() {}

    /** @param share of all counts */
    private record Member(String name, double share) {}

    static String of(PersonReport report) {
        StringBuilder body = new StringBuilder();
        body.append(stability(report.plan()));
        if (report.sample().isPresent()) {
            body.append(composition(report.sample().get()));
        } else {
            body.append("<p>No sample was given; the mean community of healthy adults stands in for it.</p>\n");
        }
        return Html.section("microbiome", "Your microbiome", "", body.toString());
    }

    private static String stability(Plan plan) {
        if (plan.brayCurtis().isEmpty()) {
            return "";
        }
        double distance = plan.brayCurtis().getAsDouble();
        String verdict = distance < 0.05
                ? "The plan leaves the community as it is."
                : distance < 0.2 ? "The plan shifts the community a little." : "The plan shifts the community clearly.";
        String shannon = plan.shannonChange().isPresent()
                ? " Diversity (Shannon index) changes by <b>"
                        + Figures.signed2(plan.shannonChange().getAsDouble()) + "</b>."
                : "";
        return "<p>" + verdict + " Bray-Curtis distance to the standard arm at the end: <b>"
                + Figures.plain(distance)
                + "</b> (0 = same, 1 = nothing in common)." + shannon + "</p>\n";
    }

    private static String composition(MicrobiomeSample sample) {
        Map<Guild, List<Member>> guilds = guilds(sample);
        StringBuilder bar = new StringBuilder("<div class=\"stack\" role=\"img\" aria-label=\"Composition by guild; the"
                + " table below holds the same\">");
        StringBuilder rows = new StringBuilder();
        guilds.forEach((guild, members) -> {
            double total = members.stream().mapToDouble(Member::share).sum();
            bar.append(segment(guild.word(), total));
            rows.append(Html.row(
                    "<i class=\"key " + guild.word() + "\"></i>" + words(guild), Figures.share(total), named(members)));
        });
        double other = Math.max(0, 1 - sample.matchedShare());
        bar.append(segment("other", other)).append("</div>\n");
        rows.append(Html.row(
                "<i class=\"key other\"></i>Not matched",
                Figures.share(other),
                "taxa the knowledge base does not know"));
        return "<h3>Sample " + Html.escape(sample.id()) + "</h3><p>From " + Html.escape(sample.source()) + ": <b>"
                + Figures.share(sample.matchedShare())
                + "</b> of its counts belong to taxa whose use of cobalamin is known; the rest is kept as one group.</p>\n"
                + bar + "<table class=\"legend\">" + Html.head("", "Guild", "Share", "Most abundant") + "<tbody>"
                + rows + "</tbody></table>\n";
    }

    private static String segment(String style, double share) {
        return "<span class=\"" + style + "\" style=\"width:" + Svg.at(share * 100) + "%\">"
                + (share >= 0.08 ? Figures.share(share) : "") + "</span>";
    }

    private static Map<Guild, List<Member>> guilds(MicrobiomeSample sample) {
        Map<Guild, List<Member>> guilds = new EnumMap<>(Guild.class);
        KnowledgeBase knowledge = KnowledgeBase.bundled();
        sample.abundance().forEach((id, share) -> {
            Guild guild = knowledge.taxon(id).map(TaxonTraits::guild).orElse(Guild.REST);
            String name = knowledge.taxon(id).map(TaxonTraits::name).orElse(id);
            guilds.computeIfAbsent(guild, g -> new ArrayList<>()).add(new Member(name, share));
        });
        guilds.values()
                .forEach(members -> members.sort(
                        Comparator.comparingDouble(Member::share).reversed().thenComparing(Member::name)));
        return guilds;
    }

    private static String named(List<Member> members) {
        List<String> names = members.stream()
                .limit(NAMED_TAXA)
                .map(member -> "<i>" + Html.escape(member.name()) + "</i> " + Figures.share(member.share()))
                .toList();
        int more = members.size() - names.size();
        return String.join(", ", names) + (more > 0 ? " and " + more + " more" : "");
    }

    private static String words(Guild guild) {
        return switch (guild) {
            case PRODUCER -> "Producers: make corrinoids, mostly not B12";
            case AUXOTROPH -> "Auxotrophs: need them, take them up";
            case SALVAGER -> "Salvagers: rebuild or take what is there";
            case COMPETITOR -> "Competitors: take even bound B12, in the small bowel";
            case REST -> "Bystanders: neither make nor need";
        };
    }
}
