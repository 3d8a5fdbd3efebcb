package org.danubecamel.contract.crash;

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
 * @param writtenAgain how many records in the system are of a message that had one
 * @param deadAgain how many dead letters are of a message that had one
 * @param mostByOneKill how many of both come from the same kill of a route at most
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
        // A write whose answer the system owes is repeated: that of one batch for each kill of the system.
        var writtenAgain = again(
                findings, byKill, evidence.written(), evidence.confirmed(), evidence.peerKills() * SinkRoutes.BATCH);
        var deadAgain = again(findings, byKill, evidence.dead(), evidence.confirmed(), 0);
        if (evidence.once()) {
            twice(findings, evidence.written());
        }
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

    private static void twice(Map<Finding, List<Long>> findings, List<Copy> copies) {
        var seen = new HashSet<Long>();
        copies.stream()
                .map(Copy::number)
                .filter(number -> !seen.add(number))
                .forEach(number -> add(findings, Finding.TWICE, number));
    }

    /**
     * A second copy is excused by the death of the process before the first one was acknowledged, or, so many of them, by
     * the death of the system.
     */
    private static int again(
            Map<Finding, List<Long>> findings,
            Map<Integer, Integer> byKill,
            List<Copy> copies,
            List<Set<Long>> confirmed,
            int excused) {
        var lastLife = new HashMap<Long, Integer>();
        var inOneLife = new ArrayList<Long>();
        var again = 0;
        for (var copy : copies) {
            var before = lastLife.put(copy.number(), copy.life());
            if (before == null) {
                continue;
            }
            again++;
            if (before == copy.life()) {
                inOneLife.add(copy.number());
                continue;
            }
            byKill.merge(before, 1, Integer::sum);
            if (before > copy.life() || confirmed.get(before).contains(copy.number())) {
                add(findings, Finding.UNEXCUSED, copy.number());
            }
        }
        if (inOneLife.size() > excused) {
            inOneLife.forEach(number -> add(findings, Finding.UNEXCUSED, number));
        }
        return again;
    }

    private static void add(Map<Finding, List<Long>> findings, Finding finding, long number) {
        findings.computeIfAbsent(finding, unused -> new ArrayList<>()).add(number);
    }
}
