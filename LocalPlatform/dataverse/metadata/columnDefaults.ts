/**
 * What a new row holds in choices that nobody set, and the two-options that begin as true; every other two-option
 * begins as false, and every other choice is empty. Source: rows of real environments of 2016 to 2022; for queues
 * DefaultFormValue in Microsoft's table reference, which says the same wherever both speak.
 */
export const COLUMN_DEFAULTS: Readonly<Record<string, Readonly<Record<string, number | boolean>>>> = {
  incident: {
    decremententitlementterm: true,
    firstresponseslastatus: 1,
    incidentstagecode: 1,
    resolvebyslastatus: 1,
    servicestage: 0,
    severitycode: 1,
  },
  contact: {
    followemail: true,
    address2_addresstypecode: 1,
    address2_freighttermscode: 1,
    address2_shippingmethodcode: 1,
    customersizecode: 1,
    customertypecode: 1,
    educationcode: 1,
    haschildrencode: 1,
    leadsourcecode: 1,
    msdyn_orgchangestatus: 0,
    preferredappointmenttimecode: 1,
    preferredcontactmethodcode: 1,
    shippingmethodcode: 1,
    territorycode: 1,
  },
  account: {
    followemail: true,
    accountclassificationcode: 1,
    accountratingcode: 1,
    address2_addresstypecode: 1,
    address2_freighttermscode: 1,
    address2_shippingmethodcode: 1,
    businesstypecode: 1,
    customersizecode: 1,
    preferredcontactmethodcode: 1,
    shippingmethodcode: 1,
    territorycode: 1,
  },
  queue: {
    emailrouteraccessapproval: 0,
    incomingemaildeliverymethod: 0,
    incomingemailfilteringmethod: 0,
    outgoingemaildeliverymethod: 0,
    queuetypecode: 1,
    queueviewtype: 0,
  },
};
