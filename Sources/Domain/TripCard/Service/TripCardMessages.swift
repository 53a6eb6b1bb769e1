import CommonContracts
import Kit
import Reference
import TripCardContracts
import TripCardCore
import Values

extension TripCardV1.TripCardView {
    /// The contract's value of a card.
    ///
    /// - Parameter names: Name of a place.
    init(_ card: TripCard, maskedPhone: String, computedAt: Instant, names: (Place) -> BilingualText) {
        self.init(
            maskedPhone: maskedPhone, colour: card.colour == .green ? .green : .yellow,
            places: card.visits.map { TripCardV1.Place($0, name: names($0.place)) },
            windowFrom: .init(card.firstDay), windowUntil: .init(card.lastDay),
            dataAsOf: card.dataAsOf.map { .init($0) }, insufficientData: card.isInsufficient,
            computedAt: .init(computedAt))
    }
}

extension TripCardV1.Place {
    /// The contract's value of a place of a card.
    init(_ visit: TripCard.Visit, name: BilingualText) {
        self.init(
            nameZh: name.zh, nameEn: name.en, riskMark: visit.riskMark, lastDay: .init(visit.lastDay),
            toBeConfirmed: visit.isToBeConfirmed)
        switch visit.place {
        case .city(let city): (division, country) = (city.description, CountryCode.china.text)
        case .country(let code): country = code.text
        }
    }
}

extension ReferenceData {
    /// Chinese and English name of a place; its code when the tables do not know it.
    func name(of place: Place) -> BilingualText {
        let known =
            switch place {
            case .city(let division): divisions.name(of: division)
            case .country(let country): countries.name(of: country)
            }
        return known ?? BilingualText(zh: place.code, en: place.code)
    }
}
