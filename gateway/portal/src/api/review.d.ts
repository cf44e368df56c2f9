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
    "/offices": {
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
                        "application/json": components["schemas"]["OfficeConfiguration"][];
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
    "/cases/{caseId}/guidance": {
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
                    caseId: string;
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
                        "application/json": components["schemas"]["GetGuidanceResponse"];
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
    "/orders/{orderId}/guidance": {
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
                    orderId: string;
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
                        "application/json": components["schemas"]["GetGuidanceResponse"];
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
    "/colleagues": {
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
                        "application/json": components["schemas"]["GetColleaguesItem"][];
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
    "/me/away": {
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
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SetAwayRequest"];
                };
            };
            responses: {
                /** @description No Content */
                204: {
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
    "/statistics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    office?: string;
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
                        "application/json": components["schemas"]["GetStatisticsRow"][];
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
    "/overdue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    office?: string;
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
                        "application/json": components["schemas"]["PageOfGetOverdueItem"];
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
    "/reconciliation": {
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
                        "application/json": components["schemas"]["GetReconciliationResponse"];
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
    "/offices/{office}": {
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
                    office: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ConfigureOfficeRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OfficeConfiguration"];
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
    "/offices/{office}/history": {
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
                        "application/json": components["schemas"]["OfficeConfiguration"][];
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
    "/calendar/{year}": {
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
                    year: number;
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
                        "application/json": components["schemas"]["SpecialDay"][];
                    };
                };
            };
        };
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    year: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ConfigureCalendarRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SpecialDay"][];
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
    "/calendar/{year}/history": {
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
                    year: number;
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
                        "application/json": components["schemas"]["CalendarVersion"][];
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
    "/cases/{caseId}/questions/{questionId}": {
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
                    caseId: string;
                    questionId: string;
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
                        "application/json": components["schemas"]["GetQuestionResponse"];
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
    "/pre-clearances": {
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
                        "application/json": components["schemas"]["PageOfListOpenRequestsItem"];
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
    "/pre-clearances/words": {
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
                    "application/json": components["schemas"]["CloudEventOfJsonElement"][];
                    "application/cloudevents+json": components["schemas"]["CloudEventOfJsonElement"][];
                    "application/cloudevents-batch+json": components["schemas"]["CloudEventOfJsonElement"][];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TakeWordsAnswer"][];
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
    "/queue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    stage?: components["schemas"]["ReviewStage"];
                    claimedBy?: string;
                    dueSoon?: boolean;
                    overdue?: boolean;
                    corrected?: boolean;
                    office?: string;
                    enterpriseId?: string;
                    caseNumber?: string;
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
                        "application/json": components["schemas"]["PageOfGetQueueItem"];
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
    "/queue/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    stage?: components["schemas"]["ReviewStage"];
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
                        "application/json": components["schemas"]["QueueCounts"];
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
    "/cases/{caseId}": {
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
                    caseId: string;
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
                        "application/json": components["schemas"]["ReviewView"];
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
    "/cases/{caseId}/claim": {
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
                    caseId: string;
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
                        "application/json": components["schemas"]["ReviewView"];
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
    "/cases/{caseId}/pass": {
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
                    caseId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["PassReviewRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReviewView"];
                    };
                };
                /** @description reauthentication.needed: a decisive act, for which ministry-officer must have proved a few minutes ago who he is. */
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
    "/cases/{caseId}/correction": {
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
                    caseId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ReturnCaseRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReviewView"];
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
    "/cases/{caseId}/refusal": {
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
                    caseId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RefuseCaseRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReviewView"];
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
    "/cases/{caseId}/release": {
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
                    caseId: string;
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
                        "application/json": components["schemas"]["ReviewView"];
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
    "/cases/{caseId}/handover": {
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
                    caseId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["PassOnCaseRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReviewView"];
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
    "/cases/{caseId}/reassignment": {
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
                    caseId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["PassOnCaseRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReviewView"];
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
    "/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    claimedBy?: string;
                    dueSoon?: boolean;
                    overdue?: boolean;
                    corrected?: boolean;
                    kind?: components["schemas"]["OrderKind"];
                    enterpriseId?: string;
                    caseNumber?: string;
                    orderNumber?: string;
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
                        "application/json": components["schemas"]["PageOfGetOrdersItem"];
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
    "/orders/counts": {
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
                        "application/json": components["schemas"]["QueueCounts"];
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
    "/orders/{orderId}": {
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
                    orderId: string;
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
                        "application/json": components["schemas"]["OrderView"];
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
    "/orders/{orderId}/claim": {
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
                    orderId: string;
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
                        "application/json": components["schemas"]["OrderView"];
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
    "/orders/{orderId}/release": {
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
                    orderId: string;
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
                        "application/json": components["schemas"]["OrderView"];
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
    "/orders/{orderId}/approval": {
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
                    orderId: string;
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
                        "application/json": components["schemas"]["OrderView"];
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
    "/orders/{orderId}/return": {
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
                    orderId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ReturnOrderRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OrderView"];
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
    "/orders/{orderId}/refusal": {
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
                    orderId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RefuseOrderRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OrderView"];
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
    "/calls": {
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
                        "application/json": components["schemas"]["PageOfGetCallsItem"];
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
    "/calls/{callId}": {
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
                    callId: string;
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
                        "application/json": components["schemas"]["GetCallsCallView"];
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
    "/calls/{callId}/attempts": {
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
                    callId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RecordCallRequest"];
                };
            };
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
    "/pre-clearances/board": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    economy?: string;
                    state?: components["schemas"]["PreClearanceState"];
                    overdue?: boolean;
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
                        "application/json": components["schemas"]["PageOfGetPreClearanceBoardItem"];
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
    "/pre-clearances/counts": {
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
                        "application/json": components["schemas"]["CountPreClearancesResponse"];
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
    "/pre-clearances/overdue": {
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
                        "application/json": components["schemas"]["PageOfListOverdueEconomiesItem"];
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
        CalendarVersion: {
            /** Format: int32 */
            year: number;
            /** Format: int32 */
            version: number;
            days: components["schemas"]["SpecialDay"][];
            changedBy: string;
            /** Format: date-time */
            changedAt?: null | string;
            reason?: null | string;
        };
        /**
         * @description How a guidance call ended.
         * @enum {unknown}
         */
        CallOutcome: "Advised" | "NoAnswer" | "WrongNumber" | "CallBack";
        /** @enum {unknown} */
        CaseStage: "PreliminaryReview" | "ForeignAffairsReview" | "ForeignAffairsPassed" | "MinistryReview" | "MinistryPassed" | "PreClearance" | "Returned" | "Closed";
        CloudEventOfJsonElement: {
            specversion: string;
            id: string;
            source: string;
            type: string;
            data: components["schemas"]["JsonElement"];
            subject?: null | string;
            /** Format: date-time */
            time?: null | string;
            datacontenttype?: null | string;
        };
        ConfigureCalendarDay: {
            /** Format: date */
            on: string;
            isWorking: boolean;
            name: string;
        };
        ConfigureCalendarRequest: {
            days: components["schemas"]["ConfigureCalendarDay"][];
            /** Format: int32 */
            version?: null | number;
            reason?: null | string;
        };
        ConfigureOfficeRequest: {
            /** Format: int32 */
            version: number;
            chineseName: string;
            englishName: string;
            /** Format: int32 */
            preliminaryOfficers: number;
            /** Format: int32 */
            preliminaryDays: number;
            /** Format: int32 */
            foreignAffairsDays: number;
            /** Format: int32 */
            ministryDays: number;
            reason: string;
        };
        CountPreClearancesResponse: {
            /** Format: date-time */
            at: string;
            /** Format: int32 */
            cases: number;
            economies: components["schemas"]["CountPreClearancesRow"][];
        };
        CountPreClearancesRow: {
            economy: string;
            /** Format: int32 */
            requested: number;
            /** Format: int32 */
            queried: number;
            /** Format: int32 */
            granted: number;
            /** Format: int32 */
            refused: number;
            /** Format: int32 */
            withdrawn: number;
            /** Format: int32 */
            cancelled: number;
            /** Format: int32 */
            overdue: number;
        };
        Finding: {
            /** Format: uuid */
            caseId: string;
            caseNumber: string;
            there: string;
            here: string;
            /** Format: date-time */
            foundAt: string;
            /** Format: date-time */
            mendedAt?: null | string;
        };
        GetCallsAttempt: {
            /** Format: date-time */
            at: string;
            officer: string;
            outcome: components["schemas"]["CallOutcome"];
            advice: null | string;
            /** Format: date-time */
            nextCallAt: null | string;
        };
        GetCallsCallView: {
            /** Format: uuid */
            callId: string;
            /** Format: uuid */
            caseId: string;
            caseNumber: string;
            /** Format: uuid */
            orderId: null | string;
            orderNumber: null | string;
            contactName: string;
            phone: string;
            /** Format: date-time */
            nextCallAt: string;
            /** Format: date-time */
            doneAt: null | string;
            attempts: components["schemas"]["GetCallsAttempt"][];
        };
        GetCallsItem: {
            /** Format: uuid */
            callId: string;
            /** Format: uuid */
            caseId: string;
            caseNumber: string;
            /** Format: uuid */
            orderId: null | string;
            orderNumber: null | string;
            stage: components["schemas"]["ReviewStage"];
            /** Format: date-time */
            openedAt: string;
            /** Format: date-time */
            nextCallAt: string;
            /** Format: int32 */
            attempts: number;
        };
        GetColleaguesItem: {
            officer: string;
            /** Format: date-time */
            seenAt: string;
            /** Format: date-time */
            awayUntil: null | string;
            me: boolean;
        };
        GetGuidanceCallAdvice: {
            /** Format: uuid */
            callId: string;
            advice: null | string;
        };
        GetGuidancePinReason: {
            /** Format: int32 */
            round: number;
            target: string;
            reason: string;
        };
        GetGuidanceResponse: {
            pins: components["schemas"]["GetGuidancePinReason"][];
            calls: components["schemas"]["GetGuidanceCallAdvice"][];
        };
        GetOrdersItem: {
            /** Format: uuid */
            orderId: string;
            orderNumber: string;
            kind: components["schemas"]["OrderKind"];
            /** Format: uuid */
            caseId: string;
            caseNumber: string;
            /** Format: date-time */
            receivedAt: string;
            /** Format: date-time */
            dueAt: string;
            dueSoon: boolean;
            overdue: boolean;
            /** Format: int32 */
            round: number;
            claimedBy: null | string;
            claimedByMe: boolean;
        };
        GetOverdueItem: {
            /** Format: uuid */
            caseId: string;
            caseNumber: string;
            office: string;
            stage: components["schemas"]["ReviewStage"];
            /** Format: date-time */
            dueAt: string;
            claimedBy: null | string;
        };
        GetPreClearanceBoardCell: {
            economy: string;
            /** Format: date-time */
            requestedAt: string;
            /** Format: date-time */
            dueAt: string;
            state: components["schemas"]["PreClearanceState"];
            /** Format: date-time */
            decidedAt: null | string;
            overdue: boolean;
            /** Format: date-time */
            askedAt: null | string;
            /** Format: date-time */
            answeredAt: null | string;
        };
        GetPreClearanceBoardItem: {
            /** Format: uuid */
            caseId: string;
            caseNumber: string;
            office: string;
            /** Format: date-time */
            forwardedAt: string;
            economies: components["schemas"]["GetPreClearanceBoardCell"][];
        };
        GetQuestionResponse: {
            /** Format: uuid */
            caseId: string;
            /** Format: uuid */
            questionId: string;
            economy: string;
            question: string;
            /** Format: date-time */
            askedAt: string;
        };
        GetQueueItem: {
            /** Format: uuid */
            caseId: string;
            caseNumber: string;
            office: string;
            stage: components["schemas"]["ReviewStage"];
            /** Format: date-time */
            receivedAt: string;
            /** Format: date-time */
            dueAt: string;
            dueSoon: boolean;
            overdue: boolean;
            /** Format: int32 */
            round: number;
            claimedBy: null | string;
            claimedByMe: boolean;
        };
        GetReconciliationResponse: {
            /** Format: date-time */
            lastRunAt: null | string;
            /** Format: int32 */
            cases: null | number;
            open: components["schemas"]["Finding"][];
            mended: components["schemas"]["Finding"][];
        };
        GetStatisticsRow: {
            office: string;
            stage: components["schemas"]["ReviewStage"];
            /** Format: int32 */
            cases: number;
            /** Format: double */
            halfWithinDays: null | number;
            /** Format: double */
            nineOfTenWithinDays: null | number;
            /** Format: double */
            slowestDays: null | number;
        };
        JsonElement: unknown;
        ListOpenRequestsItem: {
            /** Format: uuid */
            requestId: string;
            /** Format: uuid */
            caseId: string;
            caseNumber: string;
            /** Format: date-time */
            requestedAt: string;
            state: components["schemas"]["PreClearanceState"];
        };
        ListOverdueEconomiesItem: {
            /** Format: uuid */
            requestId: string;
            /** Format: uuid */
            caseId: string;
            caseNumber: string;
            economy: string;
            /** Format: date-time */
            requestedAt: string;
            /** Format: date-time */
            dueAt: string;
            state: components["schemas"]["PreClearanceState"];
        };
        OfficeConfiguration: {
            office: string;
            /** Format: int32 */
            version: number;
            chineseName: string;
            englishName: string;
            /**
             * Format: int32
             * @default 1
             */
            preliminaryOfficers: number;
            /**
             * Format: int32
             * @default 5
             */
            preliminaryDays: number;
            /**
             * Format: int32
             * @default 5
             */
            foreignAffairsDays: number;
            /**
             * Format: int32
             * @default 5
             */
            ministryDays: number;
            /** @default review */
            changedBy: string;
            reason?: null | string;
            /** Format: date-time */
            changedAt?: null | string;
        };
        OrderAct: {
            kind: components["schemas"]["OrderActKind"];
            officer: string;
            /** Format: date-time */
            at: string;
            /** Format: int32 */
            round: number;
        };
        /** @enum {unknown} */
        OrderActKind: "Claimed" | "Released" | "Returned" | "Approved" | "Refused";
        /**
         * @description The four businesses that follow an application.
         * @enum {unknown}
         */
        OrderKind: "EarlyProduction" | "Replacement" | "PassportChange" | "Cancellation";
        /** @enum {unknown} */
        OrderReviewState: "Open" | "Returned" | "Approved" | "Refused" | "Withdrawn";
        OrderView: {
            /** Format: uuid */
            orderId: string;
            orderNumber: string;
            kind: components["schemas"]["OrderKind"];
            /** Format: uuid */
            caseId: string;
            caseNumber: string;
            office: string;
            state: components["schemas"]["OrderReviewState"];
            /** Format: int32 */
            round: number;
            /** Format: date-time */
            receivedAt: string;
            /** Format: date-time */
            dueAt: null | string;
            materials: string[];
            claim: null | components["schemas"]["OrderViewClaimView"];
            canClaim: boolean;
            canApprove: boolean;
            canReturn: boolean;
            canRefuse: boolean;
            history: components["schemas"]["OrderAct"][];
        };
        OrderViewClaimView: {
            officer: string;
            /** Format: date-time */
            at: string;
            mine: boolean;
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
        PageOfGetCallsItem: {
            items: components["schemas"]["GetCallsItem"][];
            next: null | string;
        };
        /** @description A part of a list, and where the next one begins; no Next, no more. */
        PageOfGetOrdersItem: {
            items: components["schemas"]["GetOrdersItem"][];
            next: null | string;
        };
        /** @description A part of a list, and where the next one begins; no Next, no more. */
        PageOfGetOverdueItem: {
            items: components["schemas"]["GetOverdueItem"][];
            next: null | string;
        };
        /** @description A part of a list, and where the next one begins; no Next, no more. */
        PageOfGetPreClearanceBoardItem: {
            items: components["schemas"]["GetPreClearanceBoardItem"][];
            next: null | string;
        };
        /** @description A part of a list, and where the next one begins; no Next, no more. */
        PageOfGetQueueItem: {
            items: components["schemas"]["GetQueueItem"][];
            next: null | string;
        };
        /** @description A part of a list, and where the next one begins; no Next, no more. */
        PageOfListOpenRequestsItem: {
            items: components["schemas"]["ListOpenRequestsItem"][];
            next: null | string;
        };
        /** @description A part of a list, and where the next one begins; no Next, no more. */
        PageOfListOverdueEconomiesItem: {
            items: components["schemas"]["ListOverdueEconomiesItem"][];
            next: null | string;
        };
        PassOnCaseRequest: {
            officer: string;
        };
        PassReviewRequest: {
            stage: null | components["schemas"]["ReviewStage"];
        };
        /** @enum {unknown} */
        PinKind: "Field" | "Material";
        /** @enum {unknown} */
        PreClearanceDecision: "Granted" | "Refused";
        /** @enum {unknown} */
        PreClearanceState: "Requested" | "Queried" | "Granted" | "Refused" | "Withdrawn" | "Cancelled";
        QueueCounts: {
            /** Format: int32 */
            all: number;
            /** Format: int32 */
            mine: number;
            /** Format: int32 */
            free: number;
            /** Format: int32 */
            dueSoon: number;
            /** Format: int32 */
            overdue: number;
            /** Format: int32 */
            corrected: number;
        };
        RecordCallRequest: {
            outcome: null | components["schemas"]["CallOutcome"];
            advice: null | string;
            phone: null | string;
            /** Format: date-time */
            nextCallAt: null | string;
        };
        RefuseCaseRequest: {
            stage: null | components["schemas"]["ReviewStage"];
            reasonCode: string;
        };
        RefuseOrderRequest: {
            reasonCode: string;
        };
        ReturnCasePin: {
            kind: null | components["schemas"]["PinKind"];
            target: string;
            reason: string;
        };
        ReturnCaseRequest: {
            stage: null | components["schemas"]["ReviewStage"];
            pins: components["schemas"]["ReturnCasePin"][];
        };
        ReturnOrderPin: {
            kind: null | components["schemas"]["PinKind"];
            target: string;
            reason: string;
        };
        ReturnOrderRequest: {
            pins: components["schemas"]["ReturnOrderPin"][];
        };
        ReviewAct: {
            stage: components["schemas"]["ReviewStage"];
            kind: components["schemas"]["ReviewActKind"];
            officer: string;
            /** Format: date-time */
            at: string;
            /** Format: int32 */
            round: number;
            decides?: boolean;
        };
        /** @enum {unknown} */
        ReviewActKind: "Claimed" | "Released" | "HandedOver" | "Reassigned" | "Received" | "Passed" | "Returned" | "Refused";
        /**
         * @description The three reviews a case passes: 初审, 复审, 终审.
         * @enum {unknown}
         */
        ReviewStage: "PreliminaryReview" | "ForeignAffairsReview" | "MinistryReview";
        ReviewView: {
            /** Format: uuid */
            caseId: string;
            caseNumber: string;
            office: string;
            stage: components["schemas"]["CaseStage"];
            /** Format: int32 */
            round: number;
            /** Format: date-time */
            receivedAt: string;
            /** Format: date-time */
            dueAt: null | string;
            materials: string[];
            claim: null | components["schemas"]["ReviewViewClaimView"];
            canClaim: boolean;
            canPass: boolean;
            canReturn: boolean;
            canRefuse: boolean;
            history: components["schemas"]["ReviewAct"][];
            preClearances: components["schemas"]["ReviewViewPreClearanceView"][];
        };
        ReviewViewClaimView: {
            officer: string;
            /** Format: date-time */
            at: string;
            mine: boolean;
        };
        ReviewViewPreClearanceView: {
            /** Format: uuid */
            requestId: string;
            economy: string;
            /** Format: date-time */
            requestedAt: string;
            decision: null | components["schemas"]["PreClearanceDecision"];
            /** Format: date-time */
            decidedAt: null | string;
            /** Format: int32 */
            version: number;
            state: components["schemas"]["PreClearanceState"];
        };
        SetAwayRequest: {
            /** Format: date-time */
            until: null | string;
        };
        SpecialDay: {
            /** Format: date */
            day: string;
            isWorking: boolean;
            name: string;
        };
        TakeWordsAnswer: {
            /** Format: int32 */
            index: number;
            id: null | string;
            outcome: components["schemas"]["TakeWordsOutcome"];
            code?: null | string;
            reason?: null | string;
        };
        /** @enum {unknown} */
        TakeWordsOutcome: "Accepted" | "AlreadyKnown" | "Rejected";
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
