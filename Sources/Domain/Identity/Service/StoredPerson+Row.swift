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
    /// The record of a newer row over this one. A number that an application gave stays, unless the row names another one
    /// than the row before.
    ///
    /// - Parameter phoneKey: Key of the number that the row names; empty when it names none.
    func replaced(by row: IdentityV1.StoredPerson, phoneKey: [UInt8]) -> IdentityV1.StoredPerson {
        guard phoneBound, row.phone != phone, phoneKey.isEmpty || phoneKey == rowPhoneKey else { return row }
        var next = row
        (next.phone, next.lostPhoneKey, next.phoneBound, next.rowPhoneKey) = (phone, lostPhoneKey, true, phoneKey)
        return next
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
        bytes = try row.serialized()
    }

    func outranksContent(of other: Self) -> Bool { other.bytes.lexicographicallyPrecedes(bytes) }
}
