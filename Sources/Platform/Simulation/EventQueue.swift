/// What will happen, by time; what happens at one time does so in the order in which it was planned.
struct EventQueue {
    /// Small, as the heap moves it about; the action stays in its place.
    private struct Event {
        let time: Int
        let order: Int
        let place: Int

        func precedes(_ other: Event) -> Bool { time == other.time ? order < other.order : time < other.time }
    }

    /// A binary heap.
    private var events: [Event] = []
    private var actions: [(() -> Void)?] = []
    private var freePlaces: [Int] = []
    private var planned = 0

    /// Plans an action, at a time in nanoseconds.
    mutating func add(at time: Int, _ action: @escaping () -> Void) {
        planned += 1
        let event = Event(time: time, order: planned, place: store(action))
        events.append(event)
        var place = events.count - 1
        while place > 0 {
            let parent = (place - 1) / 2
            guard event.precedes(events[parent]) else { break }
            events[place] = events[parent]
            place = parent
        }
        events[place] = event
    }

    private mutating func store(_ action: @escaping () -> Void) -> Int {
        guard let place = freePlaces.popLast() else {
            actions.append(action)
            return actions.count - 1
        }
        actions[place] = action
        return place
    }

    /// Takes the next event that is due by a moment; nil when none is.
    mutating func next(by moment: Int) -> (time: Int, action: () -> Void)? {
        guard let first = events.first, first.time <= moment, let action = actions[first.place] else { return nil }
        actions[first.place] = nil
        freePlaces.append(first.place)
        let last = events.removeLast()
        if !events.isEmpty { sink(last) }
        return (first.time, action)
    }

    /// Puts an event in from the top, whose place is empty.
    private mutating func sink(_ event: Event) {
        let count = events.count
        var place = 0
        while true {
            var child = 2 * place + 1
            guard child < count else { break }
            if child + 1 < count, events[child + 1].precedes(events[child]) { child += 1 }
            guard events[child].precedes(event) else { break }
            events[place] = events[child]
            place = child
        }
        events[place] = event
    }
}
