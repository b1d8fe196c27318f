package dev.modelgate.project;

import dev.modelgate.data.LabelRule;
import dev.modelgate.drift.DriftSettings;
import dev.modelgate.model.EvaluationSettings;
import dev.modelgate.model.ModelVersion;
import dev.modelgate.promotion.GitopsSettings;
import dev.modelgate.quality.QualitySettings;
import dev.modelgate.settings.Default;
import dev.modelgate.settings.Description;
import dev.modelgate.settings.DocumentKind;
import dev.modelgate.settings.NamedIn;
import dev.modelgate.settings.Spelled;
import dev.modelgate.training.TrainingSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The document {@code modelgate.yaml}: facts about one model's project. What is true of one run only is said by options.
 *
 * @param name name of the model
 * @param data datasets by name
 * @param contract contract that every dataset meets which names no other
 * @param label how the truth is read
 * @param features columns that the model is given
 * @param train how a model is trained
 * @param holdout name of the dataset that models are evaluated on
 * @param evaluate how a model is evaluated
 * @param drift what drift is measured between
 * @param quality how well the model does on data as they come
 * @param policy policy of every environment that names no other
 * @param gitops the GitOps repository and its environments
 * @param stores where artefacts and evidence are kept
 * @param signing the key that signs evidence; without one, evidence is not signed
 */
@Description("Facts about one model's project.")
public record Project(
        @Description("Name of the model: lower-case letters, digits and hyphens.")
        @Spelled(
                pattern = ModelVersion.NAME_PATTERN,
                meaning = "a model's name: lower-case letters, digits and hyphens, 63 at most",
                example = "flight-delay")
        String name,

        @Description("Datasets by name.") Map<String, DatasetSettings> data,

        @Description("File with the contract that every dataset has to meet which names no other.")
        Optional<String> contract,

        @Description("How the truth is read from the data.") Optional<LabelRule> label,

        @Description("Columns that the model is given; a label among them is denied.") @Default("[]")
        List<String> features,

        @Description("How a model is trained.") Optional<TrainingSettings> train,

        @Description("Name of the dataset that models are evaluated on.")
        @Default("holdout")
        @NamedIn(value = "data", entry = "dataset")
        String holdout,

        @Description("How a model is evaluated.") @Default("{}")
        EvaluationSettings evaluate,

        @Description("What drift is measured between, and how much of it matters.") @Default("{}")
        DriftSettings drift,

        @Description("How well the model does on data as they come.") @Default("{}")
        QualitySettings quality,

        @Description("File with the policy of every environment that names no other.")
        Optional<String> policy,

        @Description("The GitOps repository and its environments.")
        Optional<GitopsSettings> gitops,

        @Description("Where artefacts and evidence are kept.") @Default("{}")
        StoreSettings stores,

        @Description("The key that signs evidence; without one, evidence is not signed.")
        Optional<SigningSettings> signing) {
    public Project {
        ModelVersion.requireName(name);
    }

    /** The kind of file that a project is read from. */
    public static final DocumentKind<Project> KIND = new DocumentKind<>("Project", Project.class);
}
