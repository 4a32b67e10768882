package dev.predeploy.kit.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelKillsTests {
    @TempDir
    Path folder;

    private Path counter(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void addsTheCountersOfTheMachineAndOfTheGroups() throws Exception {
        KernelKills kills = new KernelKills(List.of(
                counter("vmstat", "pgfault 17\noom_kill 3\ndrop_pagecache 0\n"),
                counter("memory.events", "low 0\nmax 9\noom 2\noom_kill 4\noom_group_kill 1\n"),
                counter("memory.oom_control", "oom_kill_disable 0\nunder_oom 0\noom_kill 5\n"),
                folder.resolve("absent")));
        assertThat(kills.getAsLong()).isEqualTo(12);
    }

    @Test
    void seesThatACounterRises() throws Exception {
        KernelKills kills = new KernelKills(List.of(counter("vmstat", "oom_kill 3\n")));
        long before = kills.getAsLong();
        counter("vmstat", "oom_kill 4\n");
        assertThat(kills.getAsLong()).isGreaterThan(before);
    }

    @Test
    void readsWhatThisMachineHas() {
        assertThat(new KernelKills().getAsLong()).isNotNegative();
    }
}
