package dev.predeploy.launcher.options;

import dev.predeploy.launcher.run.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Builds from the table what picocli needs to read a command line and to explain it. */
final class CommandLineSpec {
    private static final int WIDTH = 100;

    private CommandLineSpec() {}

    static CommandLine commandLine() {
        CommandSpec spec = CommandSpec.create().name("predeploy");
        spec.addPositional(PositionalParamSpec.builder()
                .index("0")
                .arity("0..1")
                .paramLabel("COMMAND")
                .type(String.class)
                .description("One of the commands above")
                .build());
        for (Option option : Option.values()) {
            spec.addOption(option(option));
        }
        spec.addOption(OptionSpec.builder("--help", "-h")
                .usageHelp(true)
                .description("Explain the command line")
                .build());
        spec.addOption(OptionSpec.builder("--version", "-V")
                .versionHelp(true)
                .description("Print the version")
                .build());
        explain(spec);
        return new CommandLine(spec).setExpandAtFiles(false).setInterpolateVariables(false);
    }

    static String help() {
        return commandLine().getUsageMessage(Ansi.OFF);
    }

    private static OptionSpec option(Option option) {
        Form form = option.form();
        OptionSpec.Builder builder = OptionSpec.builder(option.flag()).description(sentence(option));
        if (form.isSwitch()) {
            return builder.type(boolean.class).arity("0").negatable(true).build();
        }
        builder.paramLabel(form.label()).arity("1");
        return form.repeatable()
                ? builder.type(List.class).auxiliaryTypes(String.class).build()
                : builder.type(String.class).build();
    }

    private static String sentence(Option option) {
        String several = option.form().repeatable() ? "; may be repeated" : "";
        String otherwise = option.form()
                .byDefault()
                .map(text -> " (default: " + text + ")")
                .orElse("");
        return option.description() + several + otherwise + ".";
    }

    private static void explain(CommandSpec spec) {
        List<String> commands = new ArrayList<>();
        for (Command command : Command.values()) {
            commands.add(String.format(Locale.ROOT, "  %-9s %s.", command.word(), command.description()));
        }
        spec.usageMessage()
                .width(WIDTH)
                .sortOptions(false)
                .header("Says whether a deploy would succeed, and proves it.", "")
                .customSynopsis("predeploy [COMMAND] [OPTIONS]")
                .descriptionHeading("%nCommands:%n")
                .description(commands.toArray(String[]::new))
                .parameterListHeading("%n")
                .optionListHeading("%nOptions:%n")
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(exitCodes())
                .footerHeading("%n")
                .footer(
                        "Every option is also a property (-Dpredeploy.fail-fast=true) and an environment",
                        "variable (PREDEPLOY_FAIL_FAST=true); several values are set off by commas there.",
                        "The command line wins over the property, and that over the variable.");
    }

    static Map<String, String> exitCodes() {
        Map<String, String> codes = new LinkedHashMap<>();
        codes.put(code(Verdict.PASSED), "every required check passed");
        codes.put(code(Verdict.FAILED), "at least one required check failed");
        codes.put("2", "the command or the stack file is wrong, or the selection is empty");
        codes.put(code(Verdict.BROKEN), "none failed, but at least one is broken: it could not do its work");
        codes.put(code(Verdict.NOT_RUN), "none failed or is broken, but a required one was not run");
        codes.put(code(Verdict.INTERRUPTED), "interrupted before there was a verdict");
        return codes;
    }

    private static String code(Verdict verdict) {
        return Integer.toString(verdict.exitCode());
    }
}
