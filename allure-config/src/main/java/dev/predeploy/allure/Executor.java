package dev.predeploy.allure;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says which CI system a run belongs to, from the environment variables that each sets. */
final class Executor {
    private Executor() {}

    /** Returns the executor in Allure's words; empty where no CI system is known. */
    static ObjectNode of(Map<String, String> variables) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        if ("true".equals(variables.get("GITHUB_ACTIONS"))) {
            String repository = variables.get("GITHUB_SERVER_URL") + "/" + variables.get("GITHUB_REPOSITORY");
            node.put("name", "GitHub Actions").put("type", "github");
            build(node, variables.get("GITHUB_WORKFLOW"), variables.get("GITHUB_RUN_NUMBER"));
            node.put("buildUrl", repository + "/actions/runs/" + variables.get("GITHUB_RUN_ID"));
        } else if ("true".equals(variables.get("GITLAB_CI"))) {
            node.put("name", "GitLab CI").put("type", "gitlab");
            build(node, variables.get("CI_JOB_NAME"), variables.get("CI_PIPELINE_IID"));
            node.put("buildUrl", variables.get("CI_JOB_URL"));
        } else if (variables.containsKey("JENKINS_URL")) {
            node.put("name", "Jenkins").put("type", "jenkins");
            build(node, variables.get("JOB_NAME"), variables.get("BUILD_NUMBER"));
            node.put("buildUrl", variables.get("BUILD_URL"));
        }
        return node;
    }

    private static void build(ObjectNode node, @Nullable String job, @Nullable String number) {
        node.put("buildName", job + " #" + number);
        if (number != null && number.matches("[0-9]{1,18}")) {
            node.put("buildOrder", Long.parseLong(number));
        }
    }
}
