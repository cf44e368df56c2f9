// Written by npm run api.
export interface paths {
    "/outbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OutboxState"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cards/{cardId}/imprint": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    cardId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GetImprintResponse"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cards/{cardId}/custody": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    cardId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GetCustodyResponse"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/callbacks/courier": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    after?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit/heads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/offices/{office}/handover-choices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    office: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GetHandoverChoicesResponse"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put: {
            parameters: {
                query?: never;
                header?: {
                    "If-Match"?: string;
                };
                path: {
                    office: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ChangeHandoverChoicesRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GetHandoverChoicesResponse"];
                    };
                };
                /** @description reauthentication.needed: a decisive act, for which the caller must have proved a few minutes ago who he is. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/offices/{office}/handover-choices/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    office: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GetHandoverChoicesHistoryEntry"][];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query: {
                    caseId: string;
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PageOfCardView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cards/{cardId}/slots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    cardId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GetSlotsResponse"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cards/{cardId}/appointment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    cardId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["BookAppointmentRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BookAppointmentResponse"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    cardId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cards/{cardId}/virtual": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    cardId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GetVirtualCardResponse"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/virtual-cards/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GetVirtualCardKeysResponse"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/virtual-cards/revocations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/production/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PageOfJobView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/production/batches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    after?: string;
                    limit?: number;
                    released?: boolean;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PageOfBatchView"];
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["PrepareBatchRequest"];
                };
            };
            responses: {
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BatchView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/production/batches/{batchId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    batchId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BatchView"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: {
                    "If-Match"?: string;
                };
                path: {
                    batchId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/production/batches/{batchId}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: {
                    "If-Match"?: string;
                };
                path: {
                    batchId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BatchView"];
                    };
                };
                /** @description reauthentication.needed: a decisive act, for which the caller must have proved a few minutes ago who he is. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/handovers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    after?: string;
                    limit?: number;
                    number?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PageOfHandoverView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/handovers/{cardId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    cardId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["HandoverView"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/appointments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["HandoverView"][];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cards/{cardId}/posting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: {
                    "If-Match"?: string;
                };
                path: {
                    cardId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["HandoverView"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cards/{cardId}/collection": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: {
                    "If-Match"?: string;
                };
                path: {
                    cardId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CollectCardRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["HandoverView"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cards/{cardId}/spoiling": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: {
                    "If-Match"?: string;
                };
                path: {
                    cardId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["LayAsideCardRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["HandoverView"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cards/{cardId}/destruction": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: {
                    "If-Match"?: string;
                };
                path: {
                    cardId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["HandoverView"];
                    };
                };
                /** @description reauthentication.needed: a decisive act, for which the caller must have proved a few minutes ago who he is. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/returns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    after?: string;
                    limit?: number;
                    number?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PageOfReturnView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/returns/{returnId}/receipt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: {
                    "If-Match"?: string;
                };
                path: {
                    returnId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ReceiveReturnRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReturnView"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        BatchView: {
            /** Format: uuid */
            batchId: string;
            preparedBy: string;
            /** Format: date-time */
            preparedAt: string;
            releasedBy: null | string;
            /** Format: date-time */
            releasedAt: null | string;
            canRelease: boolean;
            items: components["schemas"]["BatchViewItem"][];
            stayedOut: components["schemas"]["StayedOut"][];
        };
        BatchViewItem: {
            /** Format: uuid */
            jobId: string;
            caseNumber: string;
            state: components["schemas"]["JobState"];
            /** Format: uuid */
            cardId: null | string;
            cardNumber: null | string;
        };
        BookAppointmentRequest: {
            /** Format: date-time */
            slotAt: null | string;
        };
        BookAppointmentResponse: {
            /** Format: uuid */
            cardId: string;
            servicePoint: string;
            /** Format: date-time */
            appointmentAt: string;
        };
        /**
         * @description How an old card comes back.
         * @enum {unknown}
         */
        CardReturnMethod: "OnSite" | "ByMail";
        /** @enum {unknown} */
        CardState: "Produced" | "Posted" | "Mailed" | "Ready" | "Collected" | "CameBack" | "Spoiled" | "Returned" | "Destroyed";
        /** @enum {unknown} */
        CardValidity: "NotYetLive" | "Live" | "Revoked" | "Expired";
        CardView: {
            /** Format: uuid */
            cardId: string;
            /** Format: uuid */
            caseId: string;
            caseNumber: string;
            cardNumber: string;
            grantedEconomies: string[];
            remainingEconomies: string[];
            validity: components["schemas"]["CardValidity"];
            /** Format: date-time */
            endedAt: null | string;
            endReason: null | string;
            /** Format: date */
            issuedOn: string;
            /** Format: date */
            expiresOn: string;
            handover: components["schemas"]["HandoverMethod"];
            state: components["schemas"]["CardState"];
            trackingNumber: null | string;
            /** Format: date-time */
            mailedAt: null | string;
            servicePoint: null | string;
            /** Format: date-time */
            collectedAt: null | string;
            /** Format: uuid */
            orderId: null | string;
            /** Format: date-time */
            appointmentAt: null | string;
            shipments: components["schemas"]["CardViewJourney"][];
        };
        CardViewJourney: {
            trackingNumber: string;
            /** Format: date-time */
            bookedAt: string;
            events: components["schemas"]["CourierEvent"][];
        };
        ChangeHandoverChoicesPoint: {
            code: string;
            chineseName: string;
            englishName: string;
            address: string;
            chineseHours: string;
            englishHours: string;
            chineseNotice?: null | string;
            englishNotice?: null | string;
            /** Format: int32 */
            placesPerHalfHour?: null | number;
        };
        ChangeHandoverChoicesRequest: {
            methods: components["schemas"]["HandoverMethod"][];
            servicePoints: components["schemas"]["ChangeHandoverChoicesPoint"][];
            reason: string;
        };
        CollectCardRequest: {
            passportNumber: string;
            handedTo?: components["schemas"]["HandedTo"];
            representativeName?: null | string;
            representativeId?: null | string;
        };
        CourierEvent: {
            what: components["schemas"]["CourierEventKind"];
            /** Format: date-time */
            at: string;
        };
        /** @enum {unknown} */
        CourierEventKind: "Accepted" | "InTransit" | "Delivered" | "ReturnedToSender";
        /** @enum {unknown} */
        CustodyEvent: "Made" | "LaidOut" | "HandedOver" | "Mailed" | "CameBack" | "LaidAside" | "Returned" | "Destroyed";
        CustodyStep: {
            what: components["schemas"]["CustodyEvent"];
            givenBy: string;
            takenBy: string;
            /** Format: date-time */
            at: string;
            reference?: null | string;
        };
        GetCustodyResponse: {
            /** Format: uuid */
            cardId: string;
            cardNumber: string;
            state: components["schemas"]["CardState"];
            validity: components["schemas"]["CardValidity"];
            steps: components["schemas"]["CustodyStep"][];
        };
        GetHandoverChoicesHistoryEntry: {
            /** Format: int32 */
            version: number;
            methods: components["schemas"]["HandoverMethod"][];
            servicePoints: components["schemas"]["ServicePoint"][];
            configuredBy: null | string;
            /** Format: date-time */
            configuredAt: null | string;
            reason: null | string;
        };
        GetHandoverChoicesResponse: {
            office: string;
            /** Format: int32 */
            version: number;
            methods: components["schemas"]["HandoverMethod"][];
            servicePoints: components["schemas"]["ServicePoint"][];
        };
        GetImprintResponse: {
            cardNumber: string;
            familyName: string;
            givenNames: string;
            chineseName: null | string;
            sex: string;
            /** Format: date */
            dateOfBirth: string;
            economy: string;
            /** Format: date */
            expiresOn: string;
            passportNumber: string;
            back: string[];
            mailing: null | components["schemas"]["PersonalDataAddress"];
        };
        GetSlotsResponse: {
            servicePoint: string;
            /** Format: date-time */
            appointmentAt: null | string;
            slots: components["schemas"]["GetSlotsSlot"][];
        };
        GetSlotsSlot: {
            /** Format: date-time */
            slotAt: string;
            /** Format: int32 */
            free: number;
        };
        GetVirtualCardKeysKey: {
            keyId: string;
            x: string;
            y: string;
            /** Format: date-time */
            notBefore: string;
            /** Format: date-time */
            signsUntil: null | string;
        };
        GetVirtualCardKeysResponse: {
            keys: components["schemas"]["GetVirtualCardKeysKey"][];
        };
        GetVirtualCardResponse: {
            text: string;
            qr: string;
            keyId: string;
            /** Format: date-time */
            asOf: string;
        };
        /**
         * @default Holder
         * @enum {unknown}
         */
        HandedTo: "Holder" | "Representative";
        /**
         * @description How a card reaches its holder.
         * @enum {unknown}
         */
        HandoverMethod: "Collection" | "Mailing";
        HandoverView: {
            /** Format: uuid */
            cardId: string;
            caseNumber: string;
            cardNumber: string;
            handover: components["schemas"]["HandoverMethod"];
            state: components["schemas"]["CardState"];
            validity: components["schemas"]["CardValidity"];
            /** Format: date-time */
            producedAt: string;
            trackingNumber: null | string;
            servicePoint: null | string;
            /** Format: date-time */
            appointmentAt: null | string;
            oldCardOwed: boolean;
            canPost: boolean;
            canCollect: boolean;
            canLayAside: boolean;
            canDestroy: boolean;
            shipments: components["schemas"]["CardViewJourney"][];
        };
        /** @enum {unknown} */
        JobState: "Waiting" | "InBatch" | "Produced" | "Superseded";
        JobView: {
            /** Format: uuid */
            jobId: string;
            /** Format: uuid */
            caseId: string;
            caseNumber: string;
            state: components["schemas"]["JobState"];
            /** Format: uuid */
            orderId: null | string;
            kind: null | components["schemas"]["OrderKind"];
            handover: components["schemas"]["HandoverMethod"];
            servicePoint: null | string;
            /** Format: uuid */
            succeeds: null | string;
            oldCardOwed: boolean;
            /** Format: uuid */
            insteadOf: null | string;
            /** Format: date-time */
            wantedAt: string;
            reasonCode: null | string;
            reason: null | string;
        };
        LayAsideCardRequest: {
            reason: string;
        };
        /** @enum {unknown} */
        OrderKind: "EarlyProduction" | "Replacement" | "PassportChange" | "Cancellation";
        /** @description What a service owes the bus at this moment. */
        OutboxState: {
            /** Format: int32 */
            messages: number;
            /**
             * Format: date-time
             * @description How long the oldest has waited to be sent; nothing waits, if none.
             */
            owedSince: null | string;
        };
        /** @description A part of a list, and where the next one begins; no Next, no more. */
        PageOfBatchView: {
            items: components["schemas"]["BatchView"][];
            next: null | string;
        };
        /** @description A part of a list, and where the next one begins; no Next, no more. */
        PageOfCardView: {
            items: components["schemas"]["CardView"][];
            next: null | string;
        };
        /** @description A part of a list, and where the next one begins; no Next, no more. */
        PageOfHandoverView: {
            items: components["schemas"]["HandoverView"][];
            next: null | string;
        };
        /** @description A part of a list, and where the next one begins; no Next, no more. */
        PageOfJobView: {
            items: components["schemas"]["JobView"][];
            next: null | string;
        };
        /** @description A part of a list, and where the next one begins; no Next, no more. */
        PageOfReturnView: {
            items: components["schemas"]["ReturnView"][];
            next: null | string;
        };
        PersonalDataAddress: {
            recipient: string;
            phone: string;
            province: string;
            city: string;
            street: string;
            postcode: null | string;
        };
        PrepareBatchRequest: {
            jobIds: string[];
        };
        ReceiveReturnRequest: {
            method: null | components["schemas"]["CardReturnMethod"];
            servicePoint: null | string;
            cardNumber: string;
        };
        ReturnView: {
            /** Format: uuid */
            returnId: string;
            /** Format: uuid */
            cardId: string;
            /** Format: uuid */
            caseId: string;
            caseNumber: string;
            /** Format: uuid */
            orderId: string;
            method: components["schemas"]["CardReturnMethod"];
            servicePoint: null | string;
            /** Format: date-time */
            dueAt: string;
            overdue: boolean;
            /** Format: int32 */
            reminders: number;
            /** Format: date-time */
            receivedAt: null | string;
        };
        ServicePoint: {
            code: string;
            chineseName: string;
            englishName: string;
            address: string;
            chineseHours?: null | string;
            englishHours?: null | string;
            chineseNotice?: null | string;
            englishNotice?: null | string;
            /** Format: int32 */
            placesPerHalfHour?: null | number;
        };
        StayedOut: {
            /** Format: uuid */
            jobId: string;
            caseNumber: string;
            reasonCode: string;
            reason: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
