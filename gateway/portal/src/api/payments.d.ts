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
    "/statements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query: {
                    month: string;
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
                        "application/json": components["schemas"]["ComparedDayView"][];
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
    "/statements/{day}/comparison": {
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
                path: {
                    day: string;
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
                        "application/json": components["schemas"]["ComparedDayView"];
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
    "/reports/{month}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    language?: string;
                };
                header?: never;
                path: {
                    month: string;
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
    "/checkouts": {
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
            requestBody: {
                content: {
                    "application/json": components["schemas"]["StartJointCheckoutRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["StartJointCheckoutResponse"];
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
    "/fees": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query: {
                    office: string;
                    business: components["schemas"]["Business"];
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
                        "application/json": components["schemas"]["GetFeeResponse"];
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
    "/callbacks/provider": {
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
                /** @description OK */
                200: {
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
    "/charges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    caseId?: string;
                    orderId?: string;
                    state?: components["schemas"]["ChargeState"];
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
                        "application/json": components["schemas"]["PageOfChargeView"];
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
    "/charges/{chargeId}": {
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
                    chargeId: string;
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
                        "application/json": components["schemas"]["ChargeView"];
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
    "/charges/{chargeId}/checkout": {
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
                path: {
                    chargeId: string;
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
                        "application/json": components["schemas"]["StartCheckoutResponse"];
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
    "/charges/{chargeId}/checkout/inquiry": {
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
                path: {
                    chargeId: string;
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
                        "application/json": components["schemas"]["ChargeView"];
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
    "/charges/{chargeId}/refunds": {
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
                path: {
                    chargeId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AskForRefundRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RefundView"];
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
    "/refunds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    chargeId?: string;
                    state?: components["schemas"]["RefundState"];
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
                        "application/json": components["schemas"]["PageOfRefundView"];
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
    "/refunds/{refundId}/approval": {
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
                path: {
                    refundId: string;
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
                        "application/json": components["schemas"]["RefundView"];
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
    "/refunds/{refundId}/refusal": {
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
                path: {
                    refundId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["DecideRefundRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RefundView"];
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
    "/refunds/{refundId}/withdrawal": {
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
                path: {
                    refundId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["DecideRefundRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RefundView"];
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
    "/differences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    state?: components["schemas"]["DifferenceState"];
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
                        "application/json": components["schemas"]["PageOfDifferenceView"];
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
    "/differences/{differenceId}/resolution": {
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
                path: {
                    differenceId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ResolveDifferenceRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DifferenceView"];
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
    "/ledger/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    chargeId?: string;
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
                        "application/json": components["schemas"]["PageOfListLedgerEntriesEntry"];
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
    "/ledger/balance": {
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
                        "application/json": components["schemas"]["GetLedgerBalanceResponse"];
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
    "/invoices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    caseId?: string;
                    chargeId?: string;
                    state?: components["schemas"]["InvoiceState"];
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
                        "application/json": components["schemas"]["PageOfInvoiceView"];
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
    "/invoices/{invoiceId}": {
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
                    invoiceId: string;
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
                        "application/json": components["schemas"]["InvoiceView"];
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
    "/invoices/{invoiceId}/pdf": {
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
                    invoiceId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
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
    "/invoices/{invoiceId}/mails": {
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
                path: {
                    invoiceId: string;
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
                        "application/json": components["schemas"]["InvoiceView"];
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
    "/invoices/{invoiceId}/correction": {
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
                path: {
                    invoiceId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ReplaceInvoiceCorrection"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InvoiceView"];
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
    "/invoices/{invoiceId}/voiding": {
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
                path: {
                    invoiceId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["VoidInvoiceRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InvoiceView"];
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
    "/invoices/{invoiceId}/reissue": {
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
                path: {
                    invoiceId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ReplaceInvoiceReissue"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InvoiceView"];
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
    "/offices/{office}/local-fees": {
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
                        "application/json": components["schemas"]["GetLocalFeesResponse"];
                    };
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
                    "application/json": components["schemas"]["ConfigureLocalFeesRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GetLocalFeesResponse"];
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
    "/offices/{office}/local-fees/history": {
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
                        "application/json": components["schemas"]["GetLocalFeesHistoryEntry"][];
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
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @enum {unknown} */
        Account: "Receivable" | "ProviderClearing" | "FeeIncome" | "RefundsPayable";
        AskForRefundRequest: {
            /** Format: double */
            amount: null | number;
            reason: string;
        };
        /** @enum {unknown} */
        Business: "Application" | "EarlyProduction" | "Replacement" | "PassportChange" | "Cancellation";
        /** @enum {unknown} */
        ChargeState: "Open" | "Paid" | "Expired" | "Refunding" | "Refunded";
        ChargeView: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            caseId: string;
            caseNumber: string;
            /** Format: uuid */
            orderId: null | string;
            orderNumber: null | string;
            business: components["schemas"]["Business"];
            office: string;
            /** Format: double */
            amount: number;
            currency: string;
            state: components["schemas"]["ChargeState"];
            /** Format: date-time */
            openedAt: string;
            /** Format: date-time */
            paidAt: null | string;
            /** Format: date-time */
            expiredAt: null | string;
            /** Format: date-time */
            refundDueAt: null | string;
            /** Format: date-time */
            refundedAt: null | string;
            /** Format: double */
            approvedRefunds: number;
            /** Format: double */
            givenBack: number;
            inCheckout: boolean;
        };
        ComparedDayView: {
            /** Format: date */
            day: string;
            /** Format: date-time */
            comparedAt: string;
            isFinal: boolean;
            /** Format: int32 */
            payments: number;
            /** Format: int32 */
            refunds: number;
            /** Format: int32 */
            openDifferences: number;
        };
        ConfigureLocalFeesLine: {
            chineseName: string;
            englishName: string;
            /** Format: double */
            amount: null | number;
        };
        ConfigureLocalFeesRequest: {
            /** Format: date */
            effectiveOn: null | string;
            fees: components["schemas"]["ConfigureLocalFeesLine"][];
            reason: string;
        };
        DecideRefundRequest: {
            reason: string;
        };
        /** @enum {unknown} */
        DifferenceKind: "PaymentUnknownToUs" | "PaymentUnknownToProvider" | "PaymentAmount" | "RefundUnknownToUs" | "RefundUnknownToProvider" | "RefundAmount" | "InvoiceMissing" | "InvoiceAmount";
        /** @enum {unknown} */
        DifferenceState: "Open" | "Settled" | "Resolved";
        DifferenceView: {
            /** Format: uuid */
            id: string;
            /** Format: date */
            day: string;
            kind: components["schemas"]["DifferenceKind"];
            reference: string;
            /** Format: uuid */
            chargeId: null | string;
            number: null | string;
            /** Format: double */
            theirs: null | number;
            /** Format: double */
            ours: null | number;
            /** Format: double */
            invoiced: null | number;
            currency: string;
            /** Format: date-time */
            foundAt: string;
            state: components["schemas"]["DifferenceState"];
            /** Format: date-time */
            endedAt: null | string;
            resolvedBy: null | string;
            resolution: null | string;
        };
        GetFeeResponse: {
            office: string;
            business: components["schemas"]["Business"];
            /** Format: double */
            amount: number;
            currency: string;
        };
        GetLedgerBalanceBalance: {
            account: components["schemas"]["Account"];
            currency: string;
            /** Format: double */
            debit: number;
            /** Format: double */
            credit: number;
        };
        GetLedgerBalanceDisagreement: {
            /** Format: uuid */
            chargeId: string;
            account: string;
            currency: string;
            /** Format: double */
            booked: number;
            /** Format: double */
            expected: number;
        };
        GetLedgerBalanceResponse: {
            isBalanced: boolean;
            balances: components["schemas"]["GetLedgerBalanceBalance"][];
            disagreements: components["schemas"]["GetLedgerBalanceDisagreement"][];
        };
        GetLocalFeesHistoryEntry: {
            /** Format: int32 */
            version: number;
            /** Format: date */
            effectiveOn: string;
            fees: components["schemas"]["LocalFee"][];
            configuredBy: string;
            /** Format: date-time */
            configuredAt: string;
            reason: string;
        };
        GetLocalFeesResponse: {
            office: string;
            /** Format: int32 */
            version: number;
            /** Format: date */
            effectiveOn: null | string;
            fees: components["schemas"]["LocalFee"][];
            /** Format: double */
            dueToday: number;
            currency: string;
        };
        /** @enum {unknown} */
        InvoiceAction: "Send" | "Correct" | "Void" | "Reissue";
        /** @enum {unknown} */
        InvoiceState: "Issued" | "Voided";
        InvoiceView: {
            /** Format: uuid */
            id: string;
            number: string;
            /** Format: uuid */
            chargeId: string;
            /** Format: uuid */
            caseId: string;
            caseNumber: string;
            /** Format: uuid */
            orderId: null | string;
            orderNumber: null | string;
            business: components["schemas"]["Business"];
            title: string;
            taxpayerNumber: string;
            /** Format: double */
            amount: number;
            currency: string;
            isSpecimen: boolean;
            state: components["schemas"]["InvoiceState"];
            /** Format: date-time */
            issuedAt: string;
            /** Format: uuid */
            replaces: null | string;
            replacesNumber: null | string;
            /** Format: uuid */
            replacedBy: null | string;
            /** Format: date-time */
            voidedAt: null | string;
            voidCause: null | components["schemas"]["VoidCause"];
            voidReason: null | string;
            mail: null | components["schemas"]["InvoiceViewLastMail"];
            availableActions: components["schemas"]["InvoiceAction"][];
        };
        InvoiceViewLastMail: {
            /** Format: date-time */
            askedAt: string;
            /** Format: date-time */
            sentAt: null | string;
            lastError: null | string;
        };
        ListLedgerEntriesEntry: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            bookingId: string;
            /** Format: uuid */
            chargeId: string;
            account: components["schemas"]["Account"];
            /** Format: double */
            debit: number;
            /** Format: double */
            credit: number;
            currency: string;
            /** Format: date-time */
            at: string;
            why: string;
        };
        LocalFee: {
            chineseName: string;
            englishName: string;
            /** Format: double */
            amount: number;
        };
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
        PageOfChargeView: {
            items: components["schemas"]["ChargeView"][];
            next: null | string;
        };
        /** @description A part of a list, and where the next one begins; no Next, no more. */
        PageOfDifferenceView: {
            items: components["schemas"]["DifferenceView"][];
            next: null | string;
        };
        /** @description A part of a list, and where the next one begins; no Next, no more. */
        PageOfInvoiceView: {
            items: components["schemas"]["InvoiceView"][];
            next: null | string;
        };
        /** @description A part of a list, and where the next one begins; no Next, no more. */
        PageOfListLedgerEntriesEntry: {
            items: components["schemas"]["ListLedgerEntriesEntry"][];
            next: null | string;
        };
        /** @description A part of a list, and where the next one begins; no Next, no more. */
        PageOfRefundView: {
            items: components["schemas"]["RefundView"][];
            next: null | string;
        };
        /** @enum {unknown} */
        RefundAction: "Approve" | "Refuse" | "Withdraw";
        /** @enum {unknown} */
        RefundState: "Asked" | "Approved" | "Refused" | "Withdrawn" | "Given";
        RefundView: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            chargeId: string;
            number: string;
            /** Format: double */
            amount: number;
            currency: string;
            reason: string;
            state: components["schemas"]["RefundState"];
            askedBy: string;
            /** Format: date-time */
            askedAt: string;
            decidedBy: null | string;
            /** Format: date-time */
            decidedAt: null | string;
            decisionReason: null | string;
            /** Format: date-time */
            givenAt: null | string;
            availableActions: components["schemas"]["RefundAction"][];
        };
        ReplaceInvoiceCorrection: {
            title: string;
            taxpayerNumber: string;
        };
        ReplaceInvoiceReissue: {
            title: string;
            taxpayerNumber: string;
            reason: string;
        };
        ResolveDifferenceRequest: {
            resolution: string;
        };
        StartCheckoutResponse: {
            checkoutUrl: string;
        };
        StartJointCheckoutRequest: {
            chargeIds: string[];
        };
        StartJointCheckoutResponse: {
            checkoutUrl: string;
            /** Format: double */
            amount: number;
            currency: string;
            chargeIds: string[];
        };
        /** @enum {unknown} */
        VoidCause: "Corrected" | "Officer" | "Refunded";
        VoidInvoiceRequest: {
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
