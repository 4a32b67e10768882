package dev.predeploy.integration.command;

import dev.predeploy.kit.folder.Workspaces;
import dev.predeploy.kit.process.Commands;
import dev.predeploy.kit.stack.Values;

/**
 * What it takes to run a command on this machine.
 *
 * @param commands runs it
 * @param workspaces has copies of the sources
 * @param values fills in what the stack file leaves open
 */
public record Host(Commands commands, Workspaces workspaces, Values values) {}
