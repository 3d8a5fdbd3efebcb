package org.danubecamel.test;

import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** Runs every fact against the embedded broker with the data directory that the build names. */
@Suite
@SelectPackages("org.danubecamel.test")
@IncludeClassNamePatterns(".*Facts")
final class BehaviourOnDiskIT {}
