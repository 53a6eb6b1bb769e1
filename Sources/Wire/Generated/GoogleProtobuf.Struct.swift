// Generated from google/protobuf/struct.proto by scripts/generate. Do not edit.

import CWellKnownTypes

extension GoogleProtobuf {
    /// `NullValue` is a singleton enumeration to represent the null value for the
    /// `Value` type union.
    ///
    /// The JSON representation for `NullValue` is JSON `null`.
    public struct NullValue: RawRepresentable, Hashable, Sendable {
        public var rawValue: Int32
        public init(rawValue: Int32) { self.rawValue = rawValue }

        /// Null value.
        public static let nullValue = Self(rawValue: 0)
    }

    /// `Struct` represents a structured data value, consisting of fields
    /// which map to dynamically typed values. In some languages, `Struct`
    /// might be supported by a native representation. For example, in
    /// scripting languages like JS a struct is represented as an
    /// object. The details of that representation are described together
    /// with the proto support for the language.
    ///
    /// The JSON representation for `Struct` is JSON object.
    public struct Struct: WireMessage {
        /// Unordered map of dynamically typed values.
        public var fields: [GoogleProtobuf.Struct.FieldsEntry]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static let descriptor = MessageDescriptor(google__protobuf__struct__descriptor_pointer())

        public init() {
            fields = []
        }

        public init(
            fields: [GoogleProtobuf.Struct.FieldsEntry] = []
        ) {
            self.fields = fields
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Google__Protobuf__Struct.self)
            fields = try MessageReader.array(c.pointee.n_fields, c.pointee.fields) { element throws(WireError) in try GoogleProtobuf.Struct.FieldsEntry(c: UnsafeRawPointer(element!)) }
            unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Google__Protobuf__Struct.self)
            google__protobuf__struct__init(c)
            c.pointee.n_fields = fields.count
            c.pointee.fields = try writer.array(fields) { element throws(WireError) in try writer.message(element, as: Google__Protobuf__Struct__FieldsEntry.self) }
            try unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }

        public struct FieldsEntry: WireMessage {
            public var key: String
            public var value: GoogleProtobuf.Value?
            /// Fields this contract does not know.
            public var unknownFields = UnknownFields()

            public static let descriptor = MessageDescriptor(google__protobuf__struct__fields_entry__descriptor_pointer())

            public init() {
                key = ""
                value = nil
            }

            public init(
                key: String = "",
                value: GoogleProtobuf.Value? = nil
            ) {
                self.key = key
                self.value = value
            }

            public init(c raw: UnsafeRawPointer) throws(WireError) {
                let c = raw.assumingMemoryBound(to: Google__Protobuf__Struct__FieldsEntry.self)
                key = MessageReader.string(c.pointee.key)
                value = try MessageReader.message(c.pointee.value, as: GoogleProtobuf.Value.self)
                unknownFields = UnknownFields(of: c.pointee.base)
            }

            public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
                let c = try writer.structure(Google__Protobuf__Struct__FieldsEntry.self)
                google__protobuf__struct__fields_entry__init(c)
                if !key.isEmpty { c.pointee.key = try writer.string(key, field: "google.protobuf.Struct.FieldsEntry.key") }
                if let value { c.pointee.value = try writer.message(value, as: Google__Protobuf__Value.self) }
                try unknownFields.write(to: &c.pointee.base, in: writer)
                return UnsafeMutableRawPointer(c)
            }
        }
    }

    /// `Value` represents a dynamically typed value which can be either
    /// null, a number, a string, a boolean, a recursive struct value, or a
    /// list of values. A producer of value is expected to set one of these
    /// variants. Absence of any variant indicates an error.
    ///
    /// The JSON representation for `Value` is JSON value.
    public struct Value: WireMessage {
        /// The kind of value.
        public var kind: KindValue?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static let descriptor = MessageDescriptor(google__protobuf__value__descriptor_pointer())

        public init() {
            kind = nil
        }

        public init(
            kind: KindValue? = nil
        ) {
            self.kind = kind
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Google__Protobuf__Value.self)
            switch c.pointee.kind_case {
            case GOOGLE__PROTOBUF__VALUE__KIND_NULL_VALUE: kind = .nullValue(GoogleProtobuf.NullValue(rawValue: Int32(bitPattern: c.pointee.null_value.rawValue)))
            case GOOGLE__PROTOBUF__VALUE__KIND_NUMBER_VALUE: kind = .numberValue(c.pointee.number_value)
            case GOOGLE__PROTOBUF__VALUE__KIND_STRING_VALUE: kind = .stringValue(MessageReader.string(c.pointee.string_value))
            case GOOGLE__PROTOBUF__VALUE__KIND_BOOL_VALUE: kind = .boolValue(c.pointee.bool_value != 0)
            case GOOGLE__PROTOBUF__VALUE__KIND_STRUCT_VALUE: kind = .structValue(try GoogleProtobuf.Struct(c: UnsafeRawPointer(c.pointee.struct_value!)))
            case GOOGLE__PROTOBUF__VALUE__KIND_LIST_VALUE: kind = .listValue(try GoogleProtobuf.ListValue(c: UnsafeRawPointer(c.pointee.list_value!)))
            default: kind = nil
            }
            unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Google__Protobuf__Value.self)
            google__protobuf__value__init(c)
            switch kind {
            case .nullValue(let value)?:
                c.pointee.kind_case = GOOGLE__PROTOBUF__VALUE__KIND_NULL_VALUE
                c.pointee.null_value = Google__Protobuf__NullValue(rawValue: UInt32(bitPattern: value.rawValue))
            case .numberValue(let value)?:
                c.pointee.kind_case = GOOGLE__PROTOBUF__VALUE__KIND_NUMBER_VALUE
                c.pointee.number_value = value
            case .stringValue(let value)?:
                c.pointee.kind_case = GOOGLE__PROTOBUF__VALUE__KIND_STRING_VALUE
                c.pointee.string_value = try writer.string(value, field: "google.protobuf.Value.string_value")
            case .boolValue(let value)?:
                c.pointee.kind_case = GOOGLE__PROTOBUF__VALUE__KIND_BOOL_VALUE
                c.pointee.bool_value = value ? 1 : 0
            case .structValue(let value)?:
                c.pointee.kind_case = GOOGLE__PROTOBUF__VALUE__KIND_STRUCT_VALUE
                c.pointee.struct_value = try writer.message(value, as: Google__Protobuf__Struct.self)
            case .listValue(let value)?:
                c.pointee.kind_case = GOOGLE__PROTOBUF__VALUE__KIND_LIST_VALUE
                c.pointee.list_value = try writer.message(value, as: Google__Protobuf__ListValue.self)
            case nil: break
            }
            try unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }

        /// What `kind` can hold.
        public enum KindValue: Sendable, Equatable {
            /// Represents a null value.
            case nullValue(GoogleProtobuf.NullValue)
            /// Represents a double value.
            case numberValue(Double)
            /// Represents a string value.
            case stringValue(String)
            /// Represents a boolean value.
            case boolValue(Bool)
            /// Represents a structured value.
            case structValue(GoogleProtobuf.Struct)
            /// Represents a repeated `Value`.
            case listValue(GoogleProtobuf.ListValue)
        }
    }

    /// `ListValue` is a wrapper around a repeated field of values.
    ///
    /// The JSON representation for `ListValue` is JSON array.
    public struct ListValue: WireMessage {
        /// Repeated field of dynamically typed values.
        public var values: [GoogleProtobuf.Value]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static let descriptor = MessageDescriptor(google__protobuf__list_value__descriptor_pointer())

        public init() {
            values = []
        }

        public init(
            values: [GoogleProtobuf.Value] = []
        ) {
            self.values = values
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Google__Protobuf__ListValue.self)
            values = try MessageReader.array(c.pointee.n_values, c.pointee.values) { element throws(WireError) in try GoogleProtobuf.Value(c: UnsafeRawPointer(element!)) }
            unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Google__Protobuf__ListValue.self)
            google__protobuf__list_value__init(c)
            c.pointee.n_values = values.count
            c.pointee.values = try writer.array(values) { element throws(WireError) in try writer.message(element, as: Google__Protobuf__Value.self) }
            try unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }
}
