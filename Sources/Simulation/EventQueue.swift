/// What will happen, by time; what happens at one time does so in the order in which it was planned.
struct EventQueue {
    private struct Event {
        let time: Int
        let order: Int
        let action: () -> Void

        func precedes(_ other: Event) -> Bool { time == other.time ? order < other.order : time < other.time }
    }

    /// A binary heap.
    private var events: [Event] = []
    private var planned = 0

    /// Plans an action, at a time in nanoseconds.
    mutating func add(at time: Int, _ action: @escaping () -> Void) {
        planned += 1
        events.append(Event(time: time, order: planned, action: action))
        var place = events.count - 1
        while place > 0 {
            let parent = (place - 1) / 2
            guard events[place].precedes(events[parent]) else { break }
            events.swapAt(place, parent)
            place = parent
        }
    }

    /// Takes the next event that is due by a moment; nil when none is.
    mutating func next(by moment: Int) -> (time: Int, action: () -> Void)? {
        guard let first = events.first, first.time <= moment else { return nil }
        let last = events.removeLast()
        if !events.isEmpty {
            events[0] = last
            sink()
        }
        return (first.time, first.action)
    }

    private mutating func sink() {
        var place = 0
        while true {
            var least = place
            let left = 2 * place + 1
            for child in left..<min(left + 2, max(left, events.count)) where events[child].precedes(events[least]) {
                least = child
            }
            if least == place { return }
            events.swapAt(place, least)
            place = least
        }
    }
}
