"""The inner loop: seeds grown into aligned passages.

Zhang, Schwartz, Wagner & Miller 2000, *A greedy algorithm for aligning DNA sequences*: instead of filling
a matrix, keep for each number of differences the furthest place reached on each diagonal. A match scores
1, a mismatch -1, a gap -1.5; an extension ends when its score falls ``drop`` below its best. All scores
here are doubled, so that they are whole numbers.

The functions are written in the part of Python that Numba compiles, and take lists as well as arrays:
one text against a corpus runs them as they stand, without waiting for a compiler; a batch runs them
compiled (``compiled.py``). There is one source, so both give the same answer.
"""

from __future__ import annotations

from typing import Any

BAND = 12  # diagonals followed on either side of the seed's own
SCRATCH = 2 * BAND + 5  # numbers of scratch, which leaves two beside the band on either side
NEVER = -(1 << 40)  # reached by no path
LATE = 8  # found passages that a new seed is checked against
LONE = 2  # letters beyond its n-gram without which a seed isn't followed,
ASIDE = 40  # unless another seed of the same documents lies so few letters from it, or a passage was found
PATIENCE = 32  # times their own length that two documents' passages may cost together
NEAR = 5  # times the shortest passage: how far beside it a weak one may stand
FIELDS = 5  # numbers a passage takes in ``found``


def reach(  # type: ignore[no-untyped-def]
    target, t, t_left, source, s, s_left, step, drop, behind, far, near, result
) -> None:
    """Extend from ``target[t]`` and ``source[s]``, both unconsumed, in direction ``step``.

    ``t_left`` and ``s_left`` are how many characters lie ahead; ``behind`` is the score of what is aligned
    already: an extension that costs more than that is better begun anew (Smith & Waterman 1981). ``far``
    and ``near`` are scratch of ``SCRATCH`` numbers. Leaves characters consumed on either side and
    the differences between them in ``result[0:3]``, and the score in ``result[3]``.
    """
    i = 0
    ahead = min(t_left, s_left)
    while i < ahead and target[t + step * i] == source[s + step * i]:
        i += 1
    best = 2 * i
    result[0] = i
    result[1] = i
    result[2] = 0
    result[3] = best
    if i >= ahead:
        return
    if not worth_going_on(target, t, t_left, source, s, s_left, step, drop, i):
        return
    middle = BAND + 2
    low = 0
    high = 0
    for q in range(middle - 2, middle + 3):
        far[q] = NEVER
    far[middle] = i
    differences = 0
    while low <= high:
        differences += 1
        first = max(low - 1, -BAND)
        last = min(high + 1, BAND)
        lowest = last + 1
        highest = first - 1
        for k in range(first, last + 1):  # diagonal: consumed of target less consumed of source
            at = max(far[middle + k] + 1, far[middle + k - 1] + 1, far[middle + k + 1])
            j = at - k
            if at > t_left or j > s_left:  # the furthest stands outside: what of the three doesn't?
                at = NEVER
                x = far[middle + k]
                if x >= 0 and x < t_left and x - k < s_left:
                    at = x + 1
                x = far[middle + k - 1]
                if x >= 0 and x < t_left and x + 1 > at:
                    at = x + 1
                x = far[middle + k + 1]
                if x >= 0 and x - k <= s_left and x > at:
                    at = x
                j = at - k
            if at >= 0:
                while at < t_left and j < s_left and target[t + step * at] == source[s + step * j]:
                    at += 1
                    j += 1
                score = at + j - 4 * differences
                if score < best - 2 * drop or score + behind <= 0:
                    at = NEVER
                else:
                    if score > best:
                        best = score
                        result[0] = at
                        result[1] = j
                        result[2] = differences
                        result[3] = score
                    if k < lowest:
                        lowest = k
                    highest = k
            near[middle + k] = at
        low = lowest
        high = highest
        for q in (middle + first - 2, middle + first - 1, middle + last + 1, middle + last + 2):
            if 0 <= q < 2 * BAND + 5:
                near[q] = NEVER
        far, near = near, far


def worth_going_on(target, t, t_left, source, s, s_left, step, drop, i) -> Any:  # type: ignore[no-untyped-def]
    """Whether an extension that has come to a difference after ``i`` letters can gain from going on.

    A letter left unmatched costs as much as a match earns, so more than half of the letters up to some
    place ahead must have a match near their diagonal; and the score falls by ``drop`` a few letters on. (One
    extension in fifty thousand drifts further aside than is looked, and ends here.)
    Most often nothing is there, and this says so at a tenth of the cost of following it.
    """
    aside = (2 * drop + 2) // 3 + 1
    balance = 0  # letters with a match less those without
    for x in range(i, t_left):
        letter = target[t + step * x]
        balance -= 1
        for j in range(max(i, x - aside), min(x + aside + 1, s_left)):
            if source[s + step * j] == letter:
                balance += 2
                break
        if balance > 0:
            return True
        if balance < -drop - 1:
            return False
    return False


def align_pair(  # type: ignore[no-untyped-def]
    target, t_start, t_end, source, s_start, s_end, seed_t, seed_s, first, last,
    gram, drop, shortest, identity, far, near, result, found, count,
) -> Any:  # fmt: skip
    """Passages of one target document that one source document has.

    The seeds ``first`` to ``last`` are ordered by target place, then source place; both are places in
    ``target`` and ``source``. A seed inside a passage already found is not followed again, and once
    passages have cost many times the length of both texts, as they do where one letter is repeated without
    end, only what no passage has yet is followed: so the cost stays linear. A passage counts where its length less twice its differences reaches
    ``shortest``, or, as a clause moved within a copied text, half of that near one that does. Passages
    are written to ``found`` from number ``count`` on, as target start and end, source start and end,
    differences. Returns the new count.
    """
    begin = count
    strong = 0
    failed_end = -1
    failed_diagonal = 0
    work = 0
    enough = PATIENCE * (t_end - t_start + s_end - s_start)
    reached = t_start  # where the furthest passage ends
    floor = t_start
    for x in range(first, last):
        t = seed_t[x]
        s = seed_s[x]
        if work > enough:  # endless repetition: from here on only what no passage has yet
            if t + gram <= reached:
                continue
            floor = max(t_start, min(t, reached) - shortest)
        if t + gram <= failed_end and t - s == failed_diagonal:
            continue
        covered = False
        z = count - 1
        while z >= begin and z >= count - LATE:
            at = z * FIELDS
            if found[at] <= t and t + gram <= found[at + 1] and found[at + 2] <= s and s + gram <= found[at + 3]:
                covered = True
                break
            z -= 1
        if covered:
            continue
        same = True
        for q in range(gram):  # two n-grams may share a hash
            if target[t + q] != source[s + q]:
                same = False
                break
        if not same:
            continue
        back = 0
        while t - back > floor and s - back > s_start and target[t - back - 1] == source[s - back - 1]:
            back += 1
        t_at = t + gram
        s_at = s + gram
        ahead = 0
        while t_at + ahead < t_end and s_at + ahead < s_end and target[t_at + ahead] == source[s_at + ahead]:
            ahead += 1
        if back + ahead < LONE and strong == 0:
            beside = False
            for y in (x - 1, x + 1):
                if first <= y < last and abs(seed_t[y] - t) <= ASIDE and abs(seed_t[y] - t - seed_s[y] + s) <= BAND:
                    beside = True
            if not beside:
                continue
        behind = 2 * (gram + back)
        reach(target, t_at, t_end - t_at, source, s_at, s_end - s_at, 1, drop, behind, far, near, result)
        t_high = t_at + result[0]
        s_high = s_at + result[1]
        differences = result[2]
        behind += result[3]
        t_at = t - back - 1
        s_at = s - back - 1
        reach(target, t_at, t_at - floor + 1, source, s_at, s_at - s_start + 1, -1, drop, behind, far, near, result)
        t_low = t_at + 1 - result[0]
        s_low = s_at + 1 - result[1]
        differences += result[2]
        failed_end = t_high
        failed_diagonal = t - s
        length = max(t_high - t_low, s_high - s_low)
        work += length
        gain = min(t_high - t_low, s_high - s_low) - 2 * differences
        if 2 * gain >= shortest and length - differences >= identity * length:
            if gain >= shortest:
                strong += 1
            at = count * FIELDS
            found[at] = t_low
            found[at + 1] = t_high
            found[at + 2] = s_low
            found[at + 3] = s_high
            found[at + 4] = differences
            count += 1
            reached = max(reached, t_high)
    if strong == 0:
        return begin
    return keep_strong(shortest, found, begin, count) if strong < count - begin else count


def keep_strong(shortest, found, begin, count) -> Any:  # type: ignore[no-untyped-def]
    """Of one pair's passages keep those strong in themselves and the weak ones beside them, closing up
    the gaps. Returns the new count."""
    near = NEAR * shortest
    kept = begin
    before = -1  # number of the last strong passage kept
    for z in range(begin, count):
        at = z * FIELDS
        keep = min(found[at + 1] - found[at], found[at + 3] - found[at + 2]) - 2 * found[at + 4] >= shortest
        strong = keep
        if not keep and before >= 0:
            b = before * FIELDS
            keep = found[at] - found[b + 1] <= near and apart(found, at, b) <= near
        if not keep:
            y = z + 1
            while y < count and y <= z + LATE:
                b = y * FIELDS
                if min(found[b + 1] - found[b], found[b + 3] - found[b + 2]) - 2 * found[b + 4] >= shortest:
                    keep = found[b] - found[at + 1] <= near and apart(found, at, b) <= near
                    break
                y += 1
        if keep:
            to = kept * FIELDS
            for q in range(FIELDS):
                found[to + q] = found[at + q]
            if strong:
                before = kept
            kept += 1
    return kept


def apart(found, a, b) -> Any:  # type: ignore[no-untyped-def]
    """Letters between two passages in the source; negative where they overlap."""
    return max(found[b + 2] - found[a + 3], found[a + 2] - found[b + 3])


def ranges(postings, sought, limits, low, high) -> None:  # type: ignore[no-untyped-def]
    """For each hash of ``sought``, ascending and shifted to make room for a place, the range of its
    postings before the place in ``limits``: two binary searches that set out from the last answer."""
    size = len(postings)
    at = 0
    for i in range(len(sought)):
        for side in range(2):
            key = sought[i] | limits[i] if side else sought[i]
            step = 1
            while at + step < size and postings[at + step] < key:
                step *= 2
            floor = at + step // 2
            ceiling = min(at + step, size)
            if at < size and postings[at] >= key:
                ceiling = at
                floor = at
            while floor < ceiling:
                middle = (floor + ceiling) // 2
                if postings[middle] < key:
                    floor = middle + 1
                else:
                    ceiling = middle
            if side:
                high[i] = floor
            else:
                low[i] = floor
                at = floor


def align_pairs(  # type: ignore[no-untyped-def]
    target, t_starts, source, s_starts, pairs, seed_t, seed_s, bounds,
    gram, drop, shortest, identity, far, near, result, found, owner,
) -> Any:  # fmt: skip
    """``align_pair`` for each row (target document, source document) of ``pairs``; the seeds of row r
    are ``bounds[r]`` to ``bounds[r + 1]``. Leaves each passage's row in ``owner``; returns their count."""
    count = 0
    for r in range(len(bounds) - 1):
        d = pairs[r, 0]
        e = pairs[r, 1]
        before = count
        count = align_pair(
            target, t_starts[d], t_starts[d + 1], source, s_starts[e], s_starts[e + 1], seed_t, seed_s,
            bounds[r], bounds[r + 1], gram, drop, shortest, identity, far, near, result, found, count,
        )  # fmt: skip
        for z in range(before, count):
            owner[z] = r
    return count
