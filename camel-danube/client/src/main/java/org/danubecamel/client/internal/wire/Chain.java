package org.danubecamel.client.internal.wire;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Items in the order in which they were added, each of which can be taken out by the link that was returned for it: a
 * linked set without hashing. Not thread-safe, and not to be changed while it is iterated over.
 */
public final class Chain<T> implements Iterable<T> {

    private @Nullable Link<T> first;
    private @Nullable Link<T> last;
    private int size;

    /** The place of one item. */
    public static final class Link<T> {

        private final T item;
        private @Nullable Link<T> previous;
        private @Nullable Link<T> next;
        private boolean in = true;

        private Link(T item, @Nullable Link<T> previous) {
            this.item = item;
            this.previous = previous;
        }
    }

    /** Adds an item at the end. */
    public Link<T> add(T item) {
        var link = new Link<>(item, last);
        if (last == null) {
            first = link;
        } else {
            last.next = link;
        }
        last = link;
        size++;
        return link;
    }

    /** Takes an item of this chain out, if it is still in. */
    public void remove(Link<T> link) {
        if (!link.in) {
            return;
        }
        if (link.previous == null) {
            first = link.next;
        } else {
            link.previous.next = link.next;
        }
        if (link.next == null) {
            last = link.previous;
        } else {
            link.next.previous = link.previous;
        }
        link.in = false;
        // An item that somebody still holds must not hold its neighbours.
        link.previous = null;
        link.next = null;
        size--;
    }

    /** Returns the first item, null if there is none. */
    public @Nullable T first() {
        return first == null ? null : first.item;
    }

    /** Takes the first item out, and returns it; null if there is none. */
    public @Nullable T removeFirst() {
        var oldest = first;
        if (oldest == null) {
            return null;
        }
        remove(oldest);
        return oldest.item;
    }

    /** Returns how many items are in. */
    public int size() {
        return size;
    }

    /** Returns whether none is in. */
    public boolean isEmpty() {
        return size == 0;
    }

    /** Returns the items in order. */
    public Stream<T> stream() {
        return StreamSupport.stream(spliterator(), false);
    }

    @Override
    public Iterator<T> iterator() {
        return new Iterator<>() {

            private @Nullable Link<T> next = first;

            @Override
            public boolean hasNext() {
                return next != null;
            }

            @Override
            public T next() {
                var current = next;
                if (current == null) {
                    throw new NoSuchElementException();
                }
                next = current.next;
                return current.item;
            }
        };
    }
}
