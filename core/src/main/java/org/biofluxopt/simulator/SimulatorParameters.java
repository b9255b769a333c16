package org.biofluxopt.simulator;

import java.io.Reader;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.text.InputError;
import org.biofluxopt.text.Tsv;

/**
 * Every number of the model. Meaning, unit, range and source of each stand in {@code knowledge/parameters/simulator.tsv}
 * under the id that its loader names; one set serves all experiments.
 */
public record SimulatorParameters(
        Lumen lumen, Body body, Markers markers, Genes genes, Variation variation, Community community) {
    public static SimulatorParameters of(KnowledgeBase knowledge) {
        return of(id -> knowledge.quantity(id).value());
    }

    /**
     * @param file name used in messages
     * @param text a table with the columns id and value, closed by the caller
     */
    public static SimulatorParameters read(String file, Reader text) {
        Map<String, Double> values = new HashMap<>();
        for (Tsv.Row row : Tsv.read(file, text, "id", "value").rows()) {
            values.put(row.text("id"), row.number("value"));
        }
        return of(id -> {
            Double value = values.get(id);
            if (value == null) {
                throw InputError.in(file)
                        .field(id)
                        .got("nothing")
                        .expected("a row")
                        .error();
            }
            return value;
        });
    }

    /** @param quantity the value of a quantity by its id */
    public static SimulatorParameters of(ToDoubleFunction<String> quantity) {
        return new SimulatorParameters(
                Lumen.of(quantity),
                Body.of(quantity),
                Markers.of(quantity),
                Genes.of(quantity),
                Variation.of(quantity),
                Community.of(quantity));
    }

    /** Stomach, small bowel, bile and the little the colon takes up. */
    public record Lumen(
            double liquidEmptying,
            double solidEmptying,
            double proteinRelease,
            double foodFree,
            double proteolysis,
            double jejunalTransit,
            double ilealTransit,
            double factorBasal,
            double factorMeal,
            double passive,
            double receptors,
            double binding,
            double metforminIleum,
            double calciumIleum,
            double gallbladderMeal,
            double gallbladderBasal,
            double colonUptake,
            double colonHalf,
            double factorBinding) {
        static Lumen of(ToDoubleFunction<String> q) {
            return new Lumen(
                    q.applyAsDouble("sim_liquid_emptying"),
                    q.applyAsDouble("sim_solid_emptying"),
                    q.applyAsDouble("sim_protein_release"),
                    q.applyAsDouble("sim_food_free"),
                    q.applyAsDouble("sim_proteolysis"),
                    q.applyAsDouble("sim_jejunal_transit"),
                    q.applyAsDouble("sim_ileal_transit"),
                    q.applyAsDouble("sim_if_basal"),
                    q.applyAsDouble("sim_if_meal"),
                    q.applyAsDouble("sim_passive"),
                    q.applyAsDouble("sim_receptors"),
                    q.applyAsDouble("sim_binding"),
                    q.applyAsDouble("sim_metformin_ileum"),
                    q.applyAsDouble("sim_calcium_ileum"),
                    q.applyAsDouble("sim_gallbladder_meal"),
                    q.applyAsDouble("sim_gallbladder_basal"),
                    q.applyAsDouble("sim_colon_uptake"),
                    q.applyAsDouble("sim_colon_half"),
                    q.applyAsDouble("sim_if_kon"));
        }
    }

    /** Enterocyte, plasma, cells and store. */
    public record Body(
            double enterocyte,
            double firstPassCn,
            double firstPassNatural,
            double plasmaVolume,
            double transcobalamin,
            double transcobalaminTurnover,
            double transcobalaminClearance,
            double renalFree,
            double tissueFree,
            double tissueFreeMax,
            double tissueFreeHalf,
            double haptocorrinHalfLife,
            double haptocorrinMax,
            double haptocorrinHalf,
            double haptocorrinHill,
            double haptocorrinFloor,
            double cellTurnover,
            double reexport,
            double toStore,
            double methylShare,
            double cellReturn,
            double bile,
            double otherLoss,
            double urineShare,
            double storeRelease,
            double storeReleaseHalf,
            double carrierBinding,
            double renalHydroxo,
            double tissueHydroxo,
            double hydroxoReturn,
            double hydroxoToStore,
            double depotCyano,
            double depotHydroxo,
            double nasal) {
        static Body of(ToDoubleFunction<String> q) {
            return new Body(
                    q.applyAsDouble("sim_enterocyte"),
                    q.applyAsDouble("sim_first_pass_cn"),
                    q.applyAsDouble("sim_first_pass_natural"),
                    q.applyAsDouble("sim_plasma_volume"),
                    q.applyAsDouble("sim_tc_capacity"),
                    q.applyAsDouble("sim_tc_turnover"),
                    q.applyAsDouble("sim_tc_clearance"),
                    q.applyAsDouble("sim_renal_free"),
                    q.applyAsDouble("sim_tissue_free"),
                    q.applyAsDouble("sim_tissue_free_max"),
                    q.applyAsDouble("sim_tissue_free_half"),
                    q.applyAsDouble("sim_hc_half_life"),
                    q.applyAsDouble("sim_hc_max"),
                    q.applyAsDouble("sim_hc_half"),
                    q.applyAsDouble("sim_hc_hill"),
                    q.applyAsDouble("sim_hc_floor"),
                    q.applyAsDouble("sim_cell_turnover"),
                    q.applyAsDouble("sim_reexport"),
                    q.applyAsDouble("sim_to_store"),
                    q.applyAsDouble("sim_me_share"),
                    q.applyAsDouble("sim_cell_return"),
                    q.applyAsDouble("sim_bile"),
                    q.applyAsDouble("sim_other_loss"),
                    q.applyAsDouble("sim_urine_share"),
                    q.applyAsDouble("sim_store_release"),
                    q.applyAsDouble("sim_store_release_half"),
                    q.applyAsDouble("sim_tc_kon"),
                    q.applyAsDouble("sim_renal_ho"),
                    q.applyAsDouble("sim_tissue_ho"),
                    q.applyAsDouble("sim_ho_return"),
                    q.applyAsDouble("sim_ho_store"),
                    q.applyAsDouble("sim_depot_cn"),
                    q.applyAsDouble("sim_depot_ho"),
                    q.applyAsDouble("sim_nasal"));
        }
    }

    /** Metabolites that rise when cells lack a coenzyme. */
    public record Markers(
            double mmaBase,
            double mmaHalf,
            double mmaHill,
            double mmaGfr,
            double homocysteineBase,
            double homocysteineHalf,
            double homocysteineHill,
            double homocysteineGfr,
            double lowFolate) {
        static Markers of(ToDoubleFunction<String> q) {
            return new Markers(
                    q.applyAsDouble("sim_mma_base"),
                    q.applyAsDouble("sim_mma_half"),
                    q.applyAsDouble("sim_mma_hill"),
                    q.applyAsDouble("sim_mma_gfr"),
                    q.applyAsDouble("sim_hcy_base"),
                    q.applyAsDouble("sim_hcy_half"),
                    q.applyAsDouble("sim_hcy_hill"),
                    q.applyAsDouble("sim_hcy_gfr"),
                    q.applyAsDouble("sim_hcy_folate"));
        }
    }

    /** Effects of genotypes. */
    public record Genes(
            double fut2, double tcn1, double tcn2, double cubn, double mthfrOne, double mthfrTwo, double mtrrTwo) {
        static Genes of(ToDoubleFunction<String> q) {
            return new Genes(
                    q.applyAsDouble("sim_gene_fut2"),
                    q.applyAsDouble("sim_gene_tcn1"),
                    q.applyAsDouble("sim_gene_tcn2"),
                    q.applyAsDouble("sim_gene_cubn"),
                    q.applyAsDouble("sim_gene_mthfr1"),
                    q.applyAsDouble("sim_gene_mthfr2"),
                    q.applyAsDouble("sim_gene_mtrr2"));
        }
    }

    /** Differences between people and within a person. */
    public record Variation(
            double uptake,
            double haptocorrin,
            double transcobalamin,
            double loss,
            double mma,
            double homocysteine,
            double tabletMixingLow,
            double tabletMixingHigh,
            double gateHoursLow,
            double gateHoursHigh,
            double fedPassiveLow,
            double fedPassiveHigh,
            double withinSerum,
            double withinHoloTc,
            double withinMma,
            double withinHomocysteine,
            double withinDays) {
        static Variation of(ToDoubleFunction<String> q) {
            return new Variation(
                    q.applyAsDouble("sim_sd_uptake"),
                    q.applyAsDouble("sim_sd_haptocorrin"),
                    q.applyAsDouble("sim_sd_transcobalamin"),
                    q.applyAsDouble("sim_sd_loss"),
                    q.applyAsDouble("sim_sd_mma"),
                    q.applyAsDouble("sim_sd_hcy"),
                    q.applyAsDouble("sim_tablet_mixing_low"),
                    q.applyAsDouble("sim_tablet_mixing_high"),
                    q.applyAsDouble("sim_gate_hours_low"),
                    q.applyAsDouble("sim_gate_hours_high"),
                    q.applyAsDouble("sim_fed_passive_low"),
                    q.applyAsDouble("sim_fed_passive_high"),
                    q.applyAsDouble("sim_within_serum"),
                    q.applyAsDouble("sim_within_holotc"),
                    q.applyAsDouble("sim_within_mma"),
                    q.applyAsDouble("sim_within_hcy"),
                    q.applyAsDouble("sim_within_days"));
        }
    }

    /** Gut microbes. */
    public record Community(
            double colonCells,
            double ileumDensity,
            double jejunumVolume,
            double ileumVolume,
            double colonWashout,
            double smallWashout,
            double growthColon,
            double growthSmall,
            double carbonUse,
            double usualFibre,
            double quotaMin,
            double synthesis,
            double uptake,
            double release,
            double remodelling,
            double cobinamide,
            double dmbInflow,
            double dmbHalf,
            double stealMax,
            double stealHalf,
            double stealNone,
            double stealIleum,
            double stealRemodelled,
            double costSynthesis,
            double costLigand,
            double costUptake,
            double costRemodelling,
            double costRelease,
            double transientCargo,
            double transientRelease,
            double usualFactorBound,
            double usualSalvage,
            double capture) {
        static Community of(ToDoubleFunction<String> q) {
            return new Community(
                    q.applyAsDouble("com_colon_cells"),
                    q.applyAsDouble("com_ileum_density"),
                    q.applyAsDouble("com_jejunum_volume"),
                    q.applyAsDouble("com_ileum_volume"),
                    q.applyAsDouble("com_colon_washout"),
                    q.applyAsDouble("com_small_washout"),
                    q.applyAsDouble("com_growth_colon"),
                    q.applyAsDouble("com_growth_small"),
                    q.applyAsDouble("com_carbon_use"),
                    q.applyAsDouble("com_usual_fibre"),
                    q.applyAsDouble("com_quota_min"),
                    q.applyAsDouble("com_synthesis"),
                    q.applyAsDouble("com_uptake"),
                    q.applyAsDouble("com_release"),
                    q.applyAsDouble("com_remodelling"),
                    q.applyAsDouble("com_cobinamide"),
                    q.applyAsDouble("com_dmb_inflow"),
                    q.applyAsDouble("com_dmb_half"),
                    q.applyAsDouble("com_steal_max"),
                    q.applyAsDouble("com_steal_half"),
                    q.applyAsDouble("com_steal_none"),
                    q.applyAsDouble("com_steal_ileum"),
                    q.applyAsDouble("com_steal_remodelled"),
                    q.applyAsDouble("com_cost_synthesis"),
                    q.applyAsDouble("com_cost_ligand"),
                    q.applyAsDouble("com_cost_uptake"),
                    q.applyAsDouble("com_cost_remodelling"),
                    q.applyAsDouble("com_cost_release"),
                    q.applyAsDouble("com_transient_cargo"),
                    q.applyAsDouble("com_transient_release"),
                    q.applyAsDouble("com_usual_factor_bound"),
                    q.applyAsDouble("com_usual_salvage"),
                    q.applyAsDouble("com_capture"));
        }
    }
}
