import IdentityContracts
import IdentityCore
import IdentityRecords
import Kit
import Values
import Wire

extension IdentityV1.StoredPerson {
    /// The record of a row.
    init(_ person: RegisteredPerson) {
        self.init(
            document: .init(person.document), name: person.name.text, phone: person.phone?.number ?? "",
            division: person.division?.description ?? "", issuedAt: person.order.issuedAt.map { .init($0) },
            revision: person.order.revision)
    }

    /// Order of the row (COL-13).
    var order: SourceOrder { SourceOrder(revision: revision, issuedAt: issuedAt.flatMap(Instant.init)) }
}

extension IdentityV1.StoredPerson {
    /// The record of a newer row over this one.
    ///
    /// Numbers that the person has proved stay. A primary number that the person chose stays the primary one, and the number
    /// of the row stands beside it. One that an application gave goes when the row names another number than before.
    ///
    /// - Parameter phoneKey: Key of the number that the row names; empty when it names none.
    func replaced(by row: IdentityV1.StoredPerson, phoneKey: [UInt8]) -> IdentityV1.StoredPerson {
        var list = NumberList(self)
        let named = NumberList.Entry(number: row.phone, isOfRow: true)
        var lost = lostPhoneKey
        if phoneBound, phoneKey.isEmpty {
            list.leaveRow()
        } else if phoneBound, phoneKey == rowPhoneKey {
            // What the person has removed stays away; what was lost to somebody else comes back.
            if list.place(of: row.phone) != nil || lost == phoneKey || list.entries.isEmpty { list.add(named) }
        } else if !phoneKey.isEmpty, phoneBound ? phoneChosen : phoneAddedAt != 0 {
            list.leaveRow()
            list.add(named)
            list.choose(phone)
        } else if phoneKey.isEmpty {
            list.leaveRow()
            lost = []
        } else {
            list.replacePrimary(by: named)
        }
        if !phoneKey.isEmpty, list.place(of: row.phone) != nil { lost = [] }
        var next = row
        (next.lostPhoneKey, next.phoneBound) = (lost, phoneBound)
        return next.having(list, rowKey: phoneKey)
    }
}

/// What a row of the register said, byte by byte: the same whether its number was lost since or not.
struct PersonRowContent: SourcedEvent {
    let order: SourceOrder
    private let bytes: [UInt8]

    /// - Parameter phoneKey: Key of the number that the record names; empty when it names none.
    init(_ stored: IdentityV1.StoredPerson, phoneKey: [UInt8]) throws {
        order = stored.order
        var row = stored
        row.phone = ""
        // A number that an application gave is none of the row's.
        if row.phoneBound {
            row.lostPhoneKey = row.rowPhoneKey
        } else if !phoneKey.isEmpty {
            row.lostPhoneKey = phoneKey
        }
        (row.verification, row.phoneBound, row.rowPhoneKey) = (.unspecified, false, [])
        (row.otherPhones, row.phoneChosen, row.phoneAddedAt) = ([], false, 0)
        bytes = try row.serialized()
    }

    func outranksContent(of other: Self) -> Bool { other.bytes.lexicographicallyPrecedes(bytes) }
}
