package org.danubecamel.routes.kill;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the evidence of a run says.
 *
 * @param findings what must not be, with the messages that it is about
 * @param writtenAgain how many lines are of a message that had one
 * @param deadAgain how many dead letters are of a message that had one
 * @param mostByOneKill how many of both come from the same kill at most
 */
record Verdict(Map<Finding, List<Long>> findings, int writtenAgain, int deadAgain, int mostByOneKill) {

    static Verdict of(Evidence evidence) {
        var findings = new EnumMap<Finding, List<Long>>(Finding.class);
        var good = new HashSet<Long>();
        var bad = new HashSet<Long>();
        evidence.sent().forEach(order -> (order.bad() ? bad : good).add(order.number()));
        var written = numbers(evidence.written());
        var dead = numbers(evidence.dead());
        for (var order : evidence.sent()) {
            if (!written.contains(order.number()) && !dead.contains(order.number())) {
                add(findings, Finding.LOST, order.number());
            }
        }
        written.forEach(number -> misplaced(findings, Finding.BAD_IS_WRITTEN, number, bad, good));
        dead.forEach(number -> misplaced(findings, Finding.GOOD_IS_DEAD, number, good, bad));
        var byKill = new HashMap<Integer, Integer>();
        var writtenAgain = again(findings, byKill, evidence.written(), evidence.confirmed());
        var deadAgain = again(findings, byKill, evidence.dead(), evidence.confirmed());
        var most = byKill.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        return new Verdict(findings, writtenAgain, deadAgain, most);
    }

    private static Set<Long> numbers(List<Copy> copies) {
        var numbers = new HashSet<Long>();
        copies.forEach(copy -> numbers.add(copy.number()));
        return numbers;
    }

    private static void misplaced(
            Map<Finding, List<Long>> findings, Finding wrong, long number, Set<Long> others, Set<Long> rightful) {
        if (others.contains(number)) {
            add(findings, wrong, number);
        } else if (!rightful.contains(number)) {
            add(findings, Finding.PHANTOM, number);
        }
    }

    /** A second copy is excused by the death of the process before the first one was acknowledged, and by nothing else. */
    private static int again(
            Map<Finding, List<Long>> findings,
            Map<Integer, Integer> byKill,
            List<Copy> copies,
            List<Set<Long>> confirmed) {
        var lastLife = new HashMap<Long, Integer>();
        var again = 0;
        for (var copy : copies) {
            var before = lastLife.put(copy.number(), copy.life());
            if (before == null) {
                continue;
            }
            again++;
            byKill.merge(before, 1, Integer::sum);
            if (before >= copy.life() || confirmed.get(before).contains(copy.number())) {
                add(findings, Finding.UNEXCUSED, copy.number());
            }
        }
        return again;
    }

    private static void add(Map<Finding, List<Long>> findings, Finding finding, long number) {
        findings.computeIfAbsent(finding, unused -> new ArrayList<>()).add(number);
    }
}
