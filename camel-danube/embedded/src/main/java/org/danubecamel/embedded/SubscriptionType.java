package org.danubecamel.embedded;

/** How a subscription spreads its messages over its consumers; fixed by whoever creates it. */
enum SubscriptionType {
    EXCLUSIVE(0),
    SHARED(1),
    FAILOVER(2),
    KEY_SHARED(3);

    private final int number;

    SubscriptionType(int number) {
        this.number = number;
    }

    static SubscriptionType of(int number) {
        for (SubscriptionType type : values()) {
            if (type.number == number) {
                return type;
            }
        }
        throw new IllegalArgumentException("There is no subscription type " + number);
    }

    /** Returns the number that the wire has for this type. */
    int number() {
        return number;
    }
}
