import IdentityContracts
import IdentityRecords
import Security
import Values

/// The numbers of a person, the primary one first, apart from the form in which a record keeps them.
struct NumberList: Equatable {
    /// A number that the person holds.
    struct Entry: Equatable {
        /// 11 digits.
        let number: String
        /// When the person proved it, seconds since 1970; 0 when a row gave it, or that was not written down.
        var addedAt: Int64 = 0
        /// The person's row of the register names it.
        var isOfRow = false
    }

    private(set) var entries: [Entry]
    /// The person chose the primary number with a code, or staff did.
    private(set) var isChosen: Bool

    /// The numbers of a record.
    init(_ person: IdentityV1.StoredPerson) {
        let primary = Entry(number: person.phone, addedAt: person.phoneAddedAt, isOfRow: !person.phoneBound)
        entries =
            (person.phone.isEmpty ? [] : [primary])
            + person.otherPhones.map { Entry(number: $0.phone, addedAt: $0.addedAt, isOfRow: $0.byRow) }
        isChosen = person.phoneChosen
    }

    /// The number that the person's row names, if the person holds it.
    var ofRow: Entry? { entries.first(where: \.isOfRow) }

    /// Where a number stands; nil when the person does not hold it.
    func place(of number: String) -> Int? { entries.firstIndex { $0.number == number } }
}

// MARK: - Changes

extension NumberList {
    /// Adds a number at the end, or says of one that is there what is new about it.
    mutating func add(_ entry: Entry) {
        guard let place = place(of: entry.number) else { return entries.append(entry) }
        if entry.isOfRow { entries[place].isOfRow = true }
        if entry.addedAt != 0 { entries[place].addedAt = entry.addedAt }
    }

    /// Takes a number away. Then the next one is the primary one.
    mutating func remove(_ number: String) { entries.removeAll { $0.number == number } }

    /// Puts a number in the place of another one. In the first place it is chosen.
    mutating func replace(_ number: String, by entry: Entry) {
        guard let place = place(of: number) else { return }
        if place == 0 { isChosen = true }
        if self.place(of: entry.number) == nil {
            entries[place] = entry
        } else {
            entries.remove(at: place)
        }
    }

    /// Makes a number the primary one that the person holds.
    mutating func choose(_ number: String) {
        guard let place = place(of: number) else { return }
        entries.insert(entries.remove(at: place), at: 0)
        isChosen = true
    }

    /// Makes a number the primary one without a choice of the person: the primary one of before goes.
    mutating func replacePrimary(by entry: Entry) {
        let former = entries.first?.number
        leaveRow()
        if let former { remove(former) }
        add(entry)
        choose(entry.number)
        isChosen = false
    }

    /// The row names another number than before, or none. What it gave goes, unless the person has proved it as well.
    mutating func leaveRow() {
        entries.removeAll { $0.isOfRow && $0.addedAt == 0 }
        for place in entries.indices { entries[place].isOfRow = false }
    }
}

// MARK: - Records

extension IdentityV1.StoredPerson {
    /// All numbers that the person holds, the primary one first.
    var numbers: [String] { (phone.isEmpty ? [] : [phone]) + otherPhones.map(\.phone) }

    /// Whether the person holds a number.
    func holds(_ phone: Phone) -> Bool { numbers.contains(phone.number) }

    /// Key of the number that the person's row names; empty when it names none.
    func rowKey(in people: PersonDirectory) throws -> [UInt8] {
        if phoneBound { return rowPhoneKey }
        return phone.isEmpty ? lostPhoneKey : try people.partition(of: Phone(phone)).bytes
    }

    /// The record with other numbers.
    ///
    /// - Parameter rowKey: Key of the number that the person's row names; empty when it names none.
    func having(_ list: NumberList, rowKey: [UInt8]) -> Self {
        var next = self
        let primary = list.entries.first
        next.phone = primary?.number ?? ""
        next.phoneAddedAt = primary?.addedAt ?? 0
        // Who has no number at all keeps by what they had the last one.
        if let primary { next.phoneBound = !primary.isOfRow }
        next.phoneChosen = list.isChosen && next.phoneBound && primary != nil
        next.rowPhoneKey = next.phoneBound ? rowKey : []
        next.otherPhones = list.entries.dropFirst().map {
            .init(phone: $0.number, addedAt: $0.addedAt, byRow: $0.isOfRow)
        }
        return next
    }
}
